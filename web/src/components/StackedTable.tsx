import { ScrollArea, Table } from '@mantine/core'
import type { CSSProperties, ReactNode } from 'react'
import classes from './StackedTable.module.css'

interface Props {
  label: string
  /** Names of the columns, at most twelve; every row has a cell for each, or one that spans all. */
  columns: readonly string[]
  /** Pixels below which the table scrolls sideways, except on a phone. */
  minWidth: number
  children: ReactNode
}

/** A table that becomes a list of cards on a phone. */
export function StackedTable({ label, columns, minWidth, children }: Props) {
  const names = Object.fromEntries(columns.map((name, index) => [`--column-${index + 1}`, JSON.stringify(name)]))
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0, 'aria-label': label }}>
      <Table verticalSpacing={8} miw={minWidth} className={classes.table} style={names as CSSProperties} aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((name) => (
              <Table.Th key={name} style={{ whiteSpace: 'nowrap' }}>
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </ScrollArea>
  )
}
