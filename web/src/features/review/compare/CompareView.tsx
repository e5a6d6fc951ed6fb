import { Alert, Button, Group, Loader, NativeSelect, SegmentedControl, Slider, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { isLooking } from '@/api/jobs/jobState'
import { useJobs } from '@/api/jobs/useJobs'
import { useStartDetection } from '@/api/jobs/useStartDetection'
import type { ModelDifferences, TimelineQuery } from '@/api/types'
import { useModels } from '@/api/useModels'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { JobProgress } from '@/components/JobProgress'
import { IconArrowsDiff, IconCircleCheck, IconEye } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { comparedWith } from '@/lib/versions'
import { useModelDifferences } from '../api/useModelDifferences'
import { useThreshold } from '../filters/threshold'
import { lowestThreshold } from '../reviewAddress'
import type { Showing } from './DifferingPhoto'
import { DifferingPhotos } from './DifferingPhotos'

const say = texts.compareBoxes

/** The stored boxes of two model versions on the photos that match, where they differ most first. */
export function CompareView({ query }: { query: TimelineQuery }) {
  const models = useModels()
  const [search, setSearch] = useSearchParams()
  const known = models.data ?? []
  const names = known.map((model) => model.name)
  const deployed = known.find((model) => model.state === 'deployed')
  const a = search.get('a') ?? deployed?.name ?? names[1] ?? ''
  const other = a === deployed?.name ? comparedWith(known, deployed)?.name : deployed?.name
  const b = search.get('b') ?? other ?? names.find((name) => name !== a) ?? ''
  const choose = (which: 'a' | 'b', name: string) => {
    const changed = new URLSearchParams(search)
    changed.set('a', a)
    changed.set('b', b)
    changed.set(which, name)
    setSearch(changed, { replace: true })
  }
  if (models.isPending) return <Loader aria-label={texts.loading} />
  if (models.isError) return <ErrorState error={models.error} onRetry={() => void models.refetch()} />
  if (names.length < 2)
    return (
      <EmptyState icon={<IconArrowsDiff size={48} />} title={say.needTwo} text={say.needTwoText}>
        <Button component={Link} to="/training">
          {say.toTraining}
        </Button>
      </EmptyState>
    )
  return (
    <Stack gap="md">
      <Text c="dimmed">{say.intro}</Text>
      <Group align="flex-end" gap="md">
        <NativeSelect label={say.first} data={names} value={a} onChange={(event) => choose('a', event.currentTarget.value)} />
        <NativeSelect label={say.second} data={names} value={b} onChange={(event) => choose('b', event.currentTarget.value)} />
      </Group>
      {a === b ? <Text>{say.choose}</Text> : <Differences key={`${a}/${b}`} a={a} b={b} query={query} />}
    </Stack>
  )
}

interface DifferencesProps {
  a: string
  b: string
  query: TimelineQuery
}

function Differences({ a, b, query }: DifferencesProps) {
  const threshold = useThreshold().value
  const [asked, setAsked] = useState(threshold)
  const [showing, setShowing] = useState<Showing>({ mode: 'side', blend: 0.5 })
  const list = useModelDifferences(a, b, { ...query, threshold: asked })
  const first = list.data?.pages[0]
  const photos = list.data?.pages.flatMap((page) => page.photos) ?? []
  return (
    <>
      <Group gap="xl" align="center">
        <Layout names={[a, b]} showing={showing} onChange={setShowing} />
        <Threshold onSettled={setAsked} />
      </Group>
      {list.isPending && <Loader aria-label={texts.loading} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {first && <Found names={[a, b]} first={first} />}
      {photos.length > 0 && (
        <Text size="sm" c="dimmed">
          {say.legend}
        </Text>
      )}
      <DifferingPhotos photos={photos} names={[a, b]} showing={showing} query={query} />
      {list.hasNextPage && (
        <Button variant="default" mx="auto" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {say.more}
        </Button>
      )}
    </>
  )
}

const layouts = [
  { value: 'side', label: say.layout.side },
  { value: 'over', label: say.layout.over },
]

/** Side by side, or one over the other and how much of each shows. */
function Layout({ names: [a, b], showing, onChange }: { names: [string, string]; showing: Showing; onChange: (showing: Showing) => void }) {
  return (
    <>
      <SegmentedControl
        aria-label={say.layout.label}
        data={layouts}
        value={showing.mode}
        onChange={(mode) => onChange({ ...showing, mode: mode === 'over' ? 'over' : 'side' })}
      />
      {showing.mode === 'over' && (
        <Group gap="sm" wrap="nowrap">
          <Text size="sm">{a}</Text>
          <Slider
            w={160}
            min={0}
            max={1}
            step={0.05}
            label={null}
            thumbLabel={say.blend(a, b)}
            value={showing.blend}
            onChange={(blend) => onChange({ ...showing, blend })}
          />
          <Text size="sm">{b}</Text>
        </Group>
      )}
    </>
  )
}

const hundredths = (value: number) => Math.round(value * 100) / 100

/** From which confidence on boxes count; the server is asked when the slider is let go. */
function Threshold({ onSettled }: { onSettled: (threshold: number) => void }) {
  const { value, set } = useThreshold()
  return (
    <Group gap="sm">
      <Text size="sm">
        {texts.review.threshold.label} <b>{texts.review.threshold.value(value)}</b>
      </Text>
      <Slider
        w={160}
        min={lowestThreshold}
        max={1}
        step={0.01}
        label={null}
        thumbLabel={texts.review.threshold.label}
        value={value}
        onChange={(chosen) => set(hundredths(chosen))}
        onChangeEnd={(chosen) => onSettled(hundredths(chosen))}
      />
    </Group>
  )
}

/** On how many photos the two differ, and which they have not both seen. */
function Found({ names: [a, b], first }: { names: [string, string]; first: ModelDifferences }) {
  const waiting = [
    { model: a, count: first.waiting_a },
    { model: b, count: first.waiting_b },
  ]
  return (
    <>
      {waiting.map(({ model, count }) => count > 0 && <Waiting key={model} count={count} model={model} />)}
      {first.total > 0 && <Text role="status">{say.differ(first.total)}</Text>}
      {first.total === 0 && waiting.every(({ count }) => count === 0) && <EmptyState icon={<IconCircleCheck size={48} />} title={say.same} text={say.sameText} />}
    </>
  )
}

/** Photos that one of the two has not seen, and how it gets to see them. */
function Waiting({ count, model }: { count: number; model: string }) {
  const start = useStartDetection()
  const job = useJobs().data?.find((known) => isLooking(known, model))
  const look = () =>
    start.mutate(model, { onError: (error) => notifications.show({ color: 'red', title: say.notStarted, message: error.message }) })
  return (
    <Alert color="blue" variant="light" icon={<IconEye />}>
      <Text size="sm" mb="xs">
        {say.waiting(model, count)}
      </Text>
      {job ? (
        <JobProgress job={job} />
      ) : (
        <Button size="xs" variant="default" loading={start.isPending} onClick={look}>
          {say.look(model)}
        </Button>
      )}
    </Alert>
  )
}
