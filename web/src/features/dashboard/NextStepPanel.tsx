import { Button, Group, Paper, Skeleton, Text, Title } from '@mantine/core'
import { Link } from 'react-router-dom'
import { usePhotoCount } from '@/api/photos/usePhotoCount'
import { useTimeline } from '@/api/photos/useTimeline'
import type { Stats } from '@/api/types'
import { useDatasets } from '@/api/useDatasets'
import { useLabelFiles } from '@/api/useLabelFiles'
import { useModels } from '@/api/useModels'
import { useTrainingRuns } from '@/api/useTrainingRuns'
import { IconArrowRight } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useDiskUsage } from './api/useDiskUsage'
import { useDoubtCount } from './api/useDoubtCount'
import { nextStep } from './nextStep'

/** What to do next, in one sentence with a button. */
export function NextStepPanel({ stats }: { stats: Stats }) {
  const step = useNextStep(stats)
  if (!step) return <Skeleton height={84} radius="md" aria-label={texts.loading} />
  return (
    <Paper component="section" p="md" radius="md" bg="var(--mantine-primary-color-light)" aria-labelledby="next-step">
      <Group justify="space-between" gap="md">
        <div style={{ flex: '1 1 320px' }}>
          <Title order={2} size="h5" id="next-step">
            {texts.dashboard.next}
          </Title>
          <Text>{step.text}</Text>
        </div>
        <Button component={Link} to={step.to} size="md" rightSection={<IconArrowRight size={18} />}>
          {step.button}
        </Button>
      </Group>
    </Paper>
  )
}

/** Undefined until everything it depends on has been asked; what cannot be read does not hold up the rest. */
function useNextStep(stats: Stats) {
  const toAnnotate = usePhotoCount({ marked: true, annotated: false })
  const toReview = useTimeline({ reviewed: false })
  const files = useLabelFiles()
  const doubts = useDoubtCount()
  const runs = useTrainingRuns()
  const models = useModels()
  const datasets = useDatasets()
  const disk = useDiskUsage()
  if ([toAnnotate, toReview, files, doubts, runs, models, datasets, disk].some(({ isPending }) => isPending)) return undefined
  return nextStep({
    stats,
    toAnnotate: toAnnotate.data ?? 0,
    toReview: toReview.data?.total ?? 0,
    conflicts: files.data?.conflicts.length ?? 0,
    doubts: doubts.data ?? 0,
    runs: runs.data ?? [],
    models: models.data ?? [],
    datasets: datasets.data ?? [],
    lastSpace: disk.data?.is_low ? disk.data.free_bytes : undefined,
  })
}
