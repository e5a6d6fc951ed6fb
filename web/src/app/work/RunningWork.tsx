import { Button, Group, Text } from '@mantine/core'
import { useCancelJob } from '@/api/jobs/useCancelJob'
import type { Job } from '@/api/types'
import { ErrorState } from '@/components/ErrorState'
import { JobProgress } from '@/components/JobProgress'
import { ProgressLine } from '@/components/ProgressLine'
import { uploadQueue } from '@/components/upload/queue'
import { texts } from '@/lib/texts'
import type { UploadState } from '@/lib/uploadQueue'

export function RunningJob({ job }: { job: Job }) {
  const cancel = useCancelJob()
  const isStopping = job.stopping || cancel.isPending
  const kind = texts.jobs.kinds[job.kind]
  return (
    <div>
      <Group justify="space-between" mb={4}>
        <Text fw={600}>{kind}</Text>
        <Button size="compact-sm" variant="default" disabled={isStopping} aria-label={texts.jobs.cancel(kind)} onClick={() => cancel.mutate(job.id)}>
          {isStopping ? texts.work.stopping : texts.cancel}
        </Button>
      </Group>
      <JobProgress job={job} />
      {cancel.isError && <ErrorState error={cancel.error} />}
    </div>
  )
}

export function RunningUpload({ uploads }: { uploads: UploadState }) {
  return (
    <div>
      <Group justify="space-between" mb={4}>
        <Text fw={600}>{texts.upload.title}</Text>
        <Button size="compact-sm" variant="default" onClick={() => uploadQueue.stop()}>
          {texts.upload.stop}
        </Button>
      </Group>
      <ProgressLine label={texts.upload.progress} done={uploads.done} total={uploads.total} note={texts.upload.state(uploads.done, uploads.total)} />
    </div>
  )
}
