import { Alert, Button, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { isLooking } from '@/api/jobs/jobState'
import { useCancelJob } from '@/api/jobs/useCancelJob'
import { useJobs } from '@/api/jobs/useJobs'
import { useStartDetection } from '@/api/jobs/useStartDetection'
import type { Job, Model } from '@/api/types'
import { JobProgress } from '@/components/JobProgress'
import { IconEye } from '@/lib/icons'
import { texts } from '@/lib/texts'

const say = texts.models.lookAgain

/** Where Review still shows what other versions found: how the deployed one gets to show what it finds. */
export function LookAgain({ models }: { models: Model[] }) {
  const jobs = useJobs()
  const deployed = models.find((model) => model.state === 'deployed')
  if (!deployed) return null
  const job = jobs.data?.find((known) => isLooking(known, deployed.name) && known.params.show === true)
  const photos = models.reduce((sum, model) => sum + (model === deployed ? 0 : model.shown_on), 0)
  if (!job && photos === 0) return null
  return (
    <Alert role="region" color="blue" variant="light" icon={<IconEye />} title={job ? say.looking(deployed.name) : say.title(photos)}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{say.text(deployed.name)}</Text>
        {job ? <Looking job={job} /> : <Offer model={deployed.name} />}
      </Stack>
    </Alert>
  )
}

function Offer({ model }: { model: string }) {
  const start = useStartDetection({ show: true })
  const look = () =>
    start.mutate(model, { onError: (error) => notifications.show({ color: 'red', title: say.notStarted, message: error.message }) })
  return (
    <Button size="xs" loading={start.isPending} onClick={look}>
      {say.look(model)}
    </Button>
  )
}

function Looking({ job }: { job: Job }) {
  const cancel = useCancelJob()
  const stop = () =>
    cancel.mutate(job.id, { onError: (error) => notifications.show({ color: 'red', title: say.notCancelled, message: error.message }) })
  return (
    <>
      <div style={{ width: '100%' }}>
        <JobProgress job={job} />
      </div>
      <Button size="xs" variant="default" loading={cancel.isPending || job.stopping} aria-label={texts.jobs.cancel(texts.jobs.kinds.detect)} onClick={stop}>
        {texts.cancel}
      </Button>
    </>
  )
}
