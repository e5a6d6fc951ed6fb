import { Alert, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { Link } from 'react-router-dom'
import { isActive } from '@/api/jobs/jobState'
import { useJobs } from '@/api/jobs/useJobs'
import type { Job } from '@/api/types'
import { useDatasets } from '@/api/useDatasets'
import { ErrorState } from '@/components/ErrorState'
import { JobProgress } from '@/components/JobProgress'
import { Page } from '@/components/Page'
import { AddPhotos } from '@/components/upload/AddPhotos'
import { IconInfoCircle, IconTrees } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useStartDemo } from './api/useStartDemo'
import { YardPicture } from './YardPicture'

/** The first page of an empty home: two ways to begin. */
export function StartHere() {
  return (
    <Page title={texts.start.title}>
      <Text maw={720} size="lg" c="dimmed">
        {texts.start.text}
      </Text>
      <LabelledPhotos />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Paper component="section" withBorder p="lg" radius="md">
          <Title order={2} size="h3" mb="md">
            {texts.start.own}
          </Title>
          <AddPhotos />
        </Paper>
        <DemoYard />
      </SimpleGrid>
    </Page>
  )
}

/** Labelled photos are none of a camera's: the home is not empty, though there is nothing to review. */
function LabelledPhotos() {
  const datasets = useDatasets().data
  const photos = datasets?.reduce((sum, { train, val, test }) => sum + train.photos + val.photos + test.photos, 0) ?? 0
  if (photos === 0) return null
  return (
    <Alert color="moss" variant="light" icon={<IconInfoCircle />} title={texts.start.labelled(photos)}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">{texts.start.labelledText}</Text>
        <Button component={Link} to="/training" variant="default" size="xs">
          {texts.start.toTraining}
        </Button>
      </Group>
    </Alert>
  )
}

function DemoYard() {
  const start = useStartDemo()
  const jobs = useJobs()
  const latest = jobs.data?.find((job) => job.kind === 'demo')
  const job = latest && isActive(latest.state) ? latest : undefined
  return (
    <Paper component="section" withBorder p="lg" radius="md">
      <Stack gap="md">
        <Title order={2} size="h3">
          {texts.start.demo}
        </Title>
        <YardPicture />
        <Text>{texts.start.demoText}</Text>
        {start.isError && <ErrorState error={start.error} title={texts.start.demoFailed} />}
        {latest?.state === 'failed' && <ErrorState error={latest.error ?? ''} title={texts.start.demoFailed} />}
        {job ? (
          <DemoRunning job={job} />
        ) : (
          <Button
            size="md"
            variant="light"
            leftSection={<IconTrees size={20} />}
            loading={start.isPending || (start.isSuccess && latest === undefined)}
            onClick={() => start.mutate()}
          >
            {texts.start.demoStart}
          </Button>
        )}
      </Stack>
    </Paper>
  )
}

function DemoRunning({ job }: { job: Job }) {
  return (
    <div role="status">
      <Text fw={600} mb={4}>
        {texts.start.demoRunning}
      </Text>
      <JobProgress job={job} />
    </div>
  )
}
