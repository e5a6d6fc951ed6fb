import { ScrollArea, SimpleGrid, Table, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Evaluation } from '@/api/types'
import { formatNumber, formatPercent, formatScore } from '@/lib/format'
import { texts } from '@/lib/texts'
import { range, shareMeasures, type Measure } from './measures'

const say = texts.report
const groupMeasures: readonly Measure[] = ['map50', 'recall', 'precision', 'false_positive_rate']
const classMeasures = ['map50', 'map50_95', 'precision', 'recall'] as const
const sizes = ['small', 'medium', 'large'] as const

/** The same measures apart: by camera, by light, by animal, and by size. */
export function Breakdowns({ evaluation }: { evaluation: Evaluation }) {
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
      {(['camera', 'light'] as const).map((label) => (
        <Groups key={label} label={label} evaluation={evaluation} />
      ))}
      <Classes evaluation={evaluation} />
      <Sizes evaluation={evaluation} />
    </SimpleGrid>
  )
}

function Groups({ label, evaluation }: { label: 'camera' | 'light'; evaluation: Evaluation }) {
  const groups = evaluation.groups.filter((group) => group.label === label)
  if (groups.length === 0) return null
  return (
    <Breakdown title={say.groups[label]} columns={[say.group[label], say.photos, ...groupMeasures.map((measure) => say.measures[measure])]}>
      {groups.map(({ value, metrics, intervals }) => (
        <Table.Tr key={value}>
          <Table.Td>{label === 'light' ? (say.lights[value] ?? value) : value}</Table.Td>
          <Table.Td>{formatNumber(metrics.photos)}</Table.Td>
          {groupMeasures.map((measure) => (
            <Cell key={measure} measure={measure} value={metrics[measure]} interval={intervals[measure]} />
          ))}
        </Table.Tr>
      ))}
    </Breakdown>
  )
}

function Cell({ measure, value, interval }: { measure: Measure; value: number | null; interval: Evaluation['intervals'][Measure] }) {
  const format = shareMeasures.has(measure) ? formatPercent : formatScore
  const isKnown = value !== null && interval !== null
  return (
    <Table.Td>
      {isKnown ? format(value) : say.unknown}
      {isKnown && (
        <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {range(interval, format)}
        </Text>
      )}
    </Table.Td>
  )
}

function Classes({ evaluation }: { evaluation: Evaluation }) {
  return (
    <Breakdown title={say.classes} columns={[say.className, say.animals, ...classMeasures.map((measure) => say.measures[measure])]}>
      {evaluation.classes.map((row) => (
        <Table.Tr key={row.class_name}>
          <Table.Td>{row.class_name}</Table.Td>
          <Table.Td>{formatNumber(row.animals)}</Table.Td>
          {classMeasures.map((measure) => (
            <Cell key={measure} measure={measure} value={row[measure]} interval={row.intervals[measure]} />
          ))}
        </Table.Tr>
      ))}
    </Breakdown>
  )
}

function Sizes({ evaluation: { coco } }: { evaluation: Evaluation }) {
  return (
    <Breakdown title={say.sizes} columns={[say.size, say.precisionOfSize, say.recallOfSize]}>
      {sizes.map((size) => (
        <Table.Tr key={size}>
          <Table.Td>{say.sizeNames[size]}</Table.Td>
          {[coco[`ap_${size}`], coco[`ar_${size}`]].map((value, index) => (
            <Table.Td key={index}>{value === null ? say.unknown : formatScore(value)}</Table.Td>
          ))}
        </Table.Tr>
      ))}
    </Breakdown>
  )
}

function Breakdown({ title, columns, children }: { title: string; columns: string[]; children: ReactNode }) {
  return (
    <div>
      <Title order={3} size="h5" mb={4}>
        {title}
      </Title>
      <ScrollArea type="auto" offsetScrollbars="x" viewportProps={{ tabIndex: 0, 'aria-label': title }}>
        <Table verticalSpacing={4} aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th key={column}>{column}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{children}</Table.Tbody>
        </Table>
      </ScrollArea>
    </div>
  )
}
