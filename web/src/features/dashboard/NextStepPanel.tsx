import { Button, Group, Paper, Text, Title } from '@mantine/core'
import { Link } from 'react-router-dom'
import type { Stats } from '@/api/types'
import { useDiskUsage } from '@/api/useDiskUsage'
import { useModels } from '@/api/useModels'
import { usePhotoCount } from '@/api/usePhotoCount'
import { useTrainingRuns } from '@/api/useTrainingRuns'
import { IconArrowRight } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { nextStep } from './nextStep'

/** What to do next, in one sentence with a button. */
export function NextStepPanel({ stats }: { stats: Stats }) {
  const toAnnotate = usePhotoCount({ marked: true, annotated: false })
  const runs = useTrainingRuns()
  const models = useModels()
  const disk = useDiskUsage()
  const lastSpace = disk.data?.is_low ? disk.data.free_bytes : undefined
  const step = nextStep({ stats, toAnnotate: toAnnotate.data ?? 0, runs: runs.data ?? [], models: models.data ?? [], lastSpace })
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
