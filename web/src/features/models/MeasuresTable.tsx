import { Table, Text } from '@mantine/core'
import type { Comparison, Metrics, PairedDifference } from '@/api/types'
import { formatScore, formatSigned } from '@/lib/format'
import { texts } from '@/lib/texts'

const say = texts.models

type Measure = 'precision' | 'recall' | 'f1' | 'map50' | 'map50_95' | 'false_positive_rate' | 'false_negative_rate'

const measures: readonly { field: Measure; name: string; lowerIsBetter?: boolean }[] = [
  { field: 'map50', name: say.columns.map50 },
  { field: 'map50_95', name: say.columns.map5095 },
  { field: 'precision', name: say.columns.precision },
  { field: 'recall', name: say.columns.recall },
  { field: 'f1', name: say.f1 },
  { field: 'false_positive_rate', name: say.columns.falsePositives, lowerIsBetter: true },
  { field: 'false_negative_rate', name: say.columns.falseNegatives, lowerIsBetter: true },
]

export function MeasuresTable({ comparison }: { comparison: Comparison }) {
  const { a, b, metrics_a, metrics_b } = comparison
  return (
    <Table verticalSpacing={6} aria-label={say.comparisonLabel}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say.metric}</Table.Th>
          <Table.Th ta="right">{a}</Table.Th>
          <Table.Th ta="right">{b}</Table.Th>
          <Table.Th ta="right">{say.difference}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {measures.map(({ field, name, lowerIsBetter }) => (
          <Table.Tr key={field}>
            <Table.Td>{name}</Table.Td>
            <Table.Td ta="right">{score(metrics_a, field)}</Table.Td>
            <Table.Td ta="right">{score(metrics_b, field)}</Table.Td>
            <Table.Td ta="right">
              <Difference value={comparison.differences[field]} lowerIsBetter={lowerIsBetter} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function score(metrics: Metrics, field: Measure): string {
  const value = metrics[field]
  return value === null ? '–' : formatScore(value)
}

interface DifferenceProps {
  value: PairedDifference
  lowerIsBetter?: boolean
}

/** In colour only where the interval excludes no difference at all. */
function Difference({ value, lowerIsBetter = false }: DifferenceProps) {
  if (value === null) return '–'
  const { difference, interval } = value
  const [low, high] = interval
  const isBetter = lowerIsBetter ? difference < 0 : difference > 0
  const isSure = low !== undefined && high !== undefined && low * high > 0
  return (
    <>
      <Text span size="sm" fw={600} c={isSure ? (isBetter ? 'var(--better)' : 'var(--worse)') : undefined}>
        {formatSigned(difference)}
      </Text>
      {low !== undefined && high !== undefined && (
        <Text size="xs" c="dimmed">
          {say.interval(formatSigned(low), formatSigned(high))}
        </Text>
      )}
    </>
  )
}
