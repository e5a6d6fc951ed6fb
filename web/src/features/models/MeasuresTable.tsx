import { Table, Text } from '@mantine/core'
import type { Comparison, PairedDifference } from '@/api/types'
import { formatRate, formatScore, formatSigned } from '@/lib/format'
import { texts } from '@/lib/texts'

const say = texts.models

type Measure = 'precision' | 'recall' | 'f1' | 'map50' | 'map50_95' | 'false_positive_rate' | 'false_negative_rate'

/** Rates are shares of photos or animals, and the lower the better. */
const measures: readonly { field: Measure; name: string; isRate?: boolean }[] = [
  { field: 'map50', name: say.columns.map50 },
  { field: 'map50_95', name: say.columns.map5095 },
  { field: 'precision', name: say.columns.precision },
  { field: 'recall', name: say.columns.recall },
  { field: 'f1', name: say.f1 },
  { field: 'false_positive_rate', name: say.columns.falsePositives, isRate: true },
  { field: 'false_negative_rate', name: say.columns.falseNegatives, isRate: true },
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
        {measures.map(({ field, name, isRate = false }) => (
          <Table.Tr key={field}>
            <Table.Td>{name}</Table.Td>
            <Table.Td ta="right">{score(metrics_a[field], isRate)}</Table.Td>
            <Table.Td ta="right">{score(metrics_b[field], isRate)}</Table.Td>
            <Table.Td ta="right">
              <Difference value={comparison.differences[field] ?? unsure(metrics_a[field], metrics_b[field])} isRate={isRate} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function score(value: number | null, isRate: boolean): string {
  if (value === null) return '–'
  return isRate ? formatRate(value) : formatScore(value)
}

/** The difference where the photos cannot tell how sure it is. */
function unsure(a: number | null, b: number | null): PairedDifference {
  return a === null || b === null ? null : { difference: b - a, interval: [] }
}

/** In colour only where the interval excludes no difference at all. */
function Difference({ value, isRate }: { value: PairedDifference; isRate: boolean }) {
  if (value === null) return '–'
  const { difference, interval } = value
  const [low, high] = interval
  const signed = (share: number) => (isRate ? formatSigned(100 * share, 1) : formatSigned(share))
  const isBetter = isRate ? difference < 0 : difference > 0
  const isSure = low !== undefined && high !== undefined && low * high > 0
  return (
    <>
      <Text span size="sm" fw={600} c={isSure ? (isBetter ? 'var(--better)' : 'var(--worse)') : undefined}>
        {isRate ? say.points(signed(difference)) : signed(difference)}
      </Text>
      {low !== undefined && high !== undefined && (
        <Text size="xs" c="dimmed">
          {say.interval(signed(low), signed(high))}
        </Text>
      )}
    </>
  )
}
