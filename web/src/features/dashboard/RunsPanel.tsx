import { Anchor, Group, Stack, Text } from '@mantine/core'
import { Link } from 'react-router-dom'
import type { TrainingRun } from '@/api/types'
import { useTrainingRuns } from '@/api/useTrainingRuns'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { texts } from '@/lib/texts'

const shown = 4

/** The last training runs, when there are any. */
export function RunsPanel() {
  const runs = useTrainingRuns().data ?? []
  if (runs.length === 0) return null
  return (
    <Panel title={texts.dashboard.runs}>
      <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {runs.slice(0, shown).map((run) => (
          <Run key={run.id} run={run} />
        ))}
      </Stack>
    </Panel>
  )
}

function Run({ run }: { run: TrainingRun }) {
  return (
    <Group component="li" justify="space-between" gap="xs">
      <Anchor component={Link} to="/training" size="sm" c="inherit" underline="always">
        {texts.training.run(run.id)}
      </Anchor>
      <Text size="sm">{run.model_name ? texts.training.made(run.model_name) : texts.jobs.states[run.state]}</Text>
      {run.started_at && <Time at={run.started_at} show="ago" size="sm" c="dimmed" />}
    </Group>
  )
}
