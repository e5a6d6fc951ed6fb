import { Table } from '@mantine/core'
import { formatNumber } from '@/lib/format'
import { texts } from '@/lib/texts'
import { splits } from './folder'
import type { Plan } from './plan'

const say = texts.bring

/** Photos, boxes and animals of each split. */
export function SplitTable({ plan }: { plan: Plan }) {
  const { split: name, ...columns } = say.columns
  return (
    <Table verticalSpacing={6} horizontalSpacing={6} fz="sm" aria-label={say.found}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{name}</Table.Th>
          {Object.values(columns).map((column) => (
            <Table.Th key={column} ta="right">
              {column}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {splits
          .filter((split) => split !== 'test' || plan.counts.test.photos > 0)
          .map((split) => {
            const { photos, empty, boxes, classes } = plan.counts[split]
            return (
              <Table.Tr key={split}>
                <Table.Td>{texts.training.splits[split]}</Table.Td>
                {[photos, empty, boxes, Object.keys(classes).length].map((count, index) => (
                  <Table.Td key={index} ta="right">
                    {formatNumber(count)}
                  </Table.Td>
                ))}
              </Table.Tr>
            )
          })}
      </Table.Tbody>
    </Table>
  )
}
