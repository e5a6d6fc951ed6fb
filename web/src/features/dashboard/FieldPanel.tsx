import { Anchor, SimpleGrid, Skeleton, Stack, Table, Text } from '@mantine/core'
import { Link } from 'react-router-dom'
import type { Estimate, FieldPerformance, FieldSlice } from '@/api/types'
import { ErrorState } from '@/components/ErrorState'
import { Panel } from '@/components/Panel'
import { formatDay, formatPercent } from '@/lib/format'
import { texts } from '@/lib/texts'
import { useFieldPerformance } from './api/useFieldPerformance'

/** How the deployed model does on photos that people judged: now, by week, by camera, by day and night. */
export function FieldPanel() {
  const field = useFieldPerformance()
  return (
    <Panel title={texts.field.title}>
      {field.isPending && <Skeleton h={160} />}
      {field.isError && <ErrorState error={field.error} onRetry={() => void field.refetch()} />}
      {field.data && <Figures field={field.data} />}
    </Panel>
  )
}

function Figures({ field }: { field: FieldPerformance }) {
  const say = texts.field
  if (!field.model) return <Text c="dimmed">{texts.dashboard.noModel}</Text>
  const photos = field.photos_with_boxes + field.photos_without_boxes
  if (photos === 0) return <NotLooked model={field.model} />
  const slices = [...field.weeks, ...field.cameras, ...field.lights].filter((slice) => slice.precision ?? slice.recall)
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Figure label={say.precision} hint={say.precisionHint} estimate={field.precision} missing={say.tooFew(field.least_observations)} />
        <Figure label={say.recall} hint={say.recallHint} estimate={field.recall} missing={recallMissing(field)} />
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        {say.restsOn(field.model, field.judged_photos, photos)}
      </Text>
      {slices.length > 0 && <Slices field={field} />}
    </Stack>
  )
}

/** After a deployment Review goes on showing what the version before it found. */
function NotLooked({ model }: { model: string }) {
  return (
    <Text c="dimmed">
      {texts.field.notLooked(model)}{' '}
      <Anchor component={Link} to="/models">
        {texts.field.toModels}
      </Anchor>
    </Text>
  )
}

function recallMissing(field: FieldPerformance): string {
  const lacksSilent = field.photos_without_boxes > 0 && field.judged_bursts_without_boxes < field.least_observations
  return lacksSilent ? texts.field.judgeSilent(field.least_observations) : texts.field.tooFew(field.least_observations)
}

function Figure({ label, hint, estimate, missing }: { label: string; hint: string; estimate: Estimate; missing: string }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      {estimate ? (
        <>
          <Text fz={28} fw={700} lh={1.3}>
            {formatPercent(estimate.value)}
          </Text>
          <Text size="sm">{texts.field.interval(formatPercent(estimate.low), formatPercent(estimate.high), estimate.observations)}</Text>
        </>
      ) : (
        <Text>{missing}</Text>
      )}
      <Text size="sm" c="dimmed">
        {hint}
      </Text>
    </div>
  )
}

function Slices({ field }: { field: FieldPerformance }) {
  const say = texts.field
  const groups = [
    { name: say.byWeek, slices: [...field.weeks].reverse(), label: (slice: FieldSlice) => say.week(formatDay(slice.name)) },
    { name: say.byCamera, slices: field.cameras, label: (slice: FieldSlice) => slice.name },
    { name: say.byLight, slices: field.lights, label: (slice: FieldSlice) => (slice.name === 'night' ? say.night : say.day) },
  ]
  return (
    <Table verticalSpacing={4} horizontalSpacing={6} fz="sm" aria-label={say.title}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say.slice}</Table.Th>
          <Table.Th>{say.precision}</Table.Th>
          <Table.Th>{say.recall}</Table.Th>
          <Table.Th>{say.judged}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      {groups.map(({ name, slices, label }) => (
        <Table.Tbody key={name}>
          <Table.Tr>
            <Table.Th colSpan={4} c="dimmed" scope="rowgroup">
              {name}
            </Table.Th>
          </Table.Tr>
          {slices.map((slice) => (
            <Table.Tr key={slice.name}>
              <Table.Td miw={80} style={{ overflowWrap: 'anywhere' }}>
                {label(slice)}
              </Table.Td>
              <ShareCell estimate={slice.precision} />
              <ShareCell estimate={slice.recall} />
              <Table.Td>{slice.judged_photos}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      ))}
    </Table>
  )
}

function ShareCell({ estimate }: { estimate: Estimate }) {
  if (!estimate) return <Table.Td c="dimmed">{texts.field.few}</Table.Td>
  return (
    <Table.Td>
      {formatPercent(estimate.value)}
      <Text size="xs" c="dimmed">
        {texts.field.range(formatPercent(estimate.low), formatPercent(estimate.high))}
      </Text>
    </Table.Td>
  )
}
