import { Grid, Stack } from '@mantine/core'
import { isActive } from '@/api/jobs/jobState'
import { useTrainingRuns } from '@/api/useTrainingRuns'
import { ErrorState } from '@/components/ErrorState'
import { Page } from '@/components/Page'
import { texts } from '@/lib/texts'
import { CurrentRun } from './CurrentRun'
import { DatasetPanel } from './DatasetPanel'
import { LogPanel } from './LogPanel'
import { RunsPanel } from './RunsPanel'
import { StartForm } from './StartForm'

export default function TrainingPage() {
  const runs = useTrainingRuns()
  const active = runs.data?.find((run) => isActive(run.state))
  return (
    <Page title={texts.training.title}>
      {active && <CurrentRun id={active.id} />}
      <Grid gutter="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <StartForm busy={active !== undefined} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <DatasetPanel />
        </Grid.Col>
      </Grid>
      <Stack gap="md">
        {runs.isError && <ErrorState error={runs.error} onRetry={() => void runs.refetch()} />}
        <RunsPanel runs={runs.data?.filter((run) => !isActive(run.state)) ?? []} />
        <LogPanel />
      </Stack>
    </Page>
  )
}
