import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useDisclosure } from '@mantine/hooks'
import { useCancelJob } from '@/api/jobs/useCancelJob'
import { useJobs } from '@/api/jobs/useJobs'
import type { Job, TrainingRun } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { Panel } from '@/components/Panel'
import { ProgressLine } from '@/components/ProgressLine'
import { IconPlayerStop } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useTrainingRun } from './api/useTrainingRun'
import { Curves } from './Curves'

const say = texts.training

/** The run under way, live. */
export function CurrentRun({ id }: { id: number }) {
  const { data: run } = useTrainingRun(id)
  const job = useJobs().data?.find((known) => known.id === run?.job_id)
  const cancel = useCancelJob()
  // The trainer ends after its present step, writes its weights, and is measured: that takes a while.
  const isStopping = cancel.isPending || job?.stopping === true
  if (!run) return null
  const stop = () => cancel.mutate(run.job_id, { onError: showError })
  return (
    <Panel title={say.current} actions={<CancelButton isStopping={isStopping} onCancel={stop} />}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {say.run(run.id)} · {say.runFrom(run.base, run.dataset)}
        </Text>
        <RunProgress run={run} job={job} isStopping={isStopping} />
        {run.epochs.length > 0 ? <Curves epochs={run.epochs} /> : <Text c="dimmed">{say.waitingForFirst}</Text>}
      </Stack>
    </Panel>
  )
}

const showError = (error: Error) => notifications.show({ color: 'red', message: error.message })

/** The job's own events come several times a second; the run's are those of its epochs. */
function RunProgress({ run, job, isStopping }: { run: TrainingRun; job: Job | undefined; isStopping: boolean }) {
  const rate = job?.progress.rate ?? run.images_per_second
  const eta = job?.progress.eta_seconds ?? run.eta_seconds
  const detail = [rate !== null && rate > 0 && say.images(rate), eta !== null && say.left(eta)].filter(Boolean).join(' · ')
  const isQueued = run.state === 'queued'
  if (isStopping)
    return (
      <div role="status">
        <ProgressLine label={say.progress} done={0} total={0} note={say.stopping} />
      </div>
    )
  return (
    <ProgressLine
      label={say.progress}
      done={isQueued ? 0 : (job?.progress.done ?? run.epochs.length)}
      total={isQueued ? 0 : (job?.progress.total ?? run.epochs_total)}
      note={isQueued ? texts.jobs.states.queued : say.epoch(run.epochs.length, run.epochs_total)}
      detail={detail || job?.progress.stage}
    />
  )
}

function CancelButton({ isStopping, onCancel }: { isStopping: boolean; onCancel: () => void }) {
  const [opened, { open, close }] = useDisclosure()
  const confirm = () => {
    close()
    onCancel()
  }
  return (
    <>
      <Button size="xs" variant="default" leftSection={<IconPlayerStop size={16} />} disabled={isStopping} onClick={open}>
        {say.cancel}
      </Button>
      <Dialog opened={opened} onClose={close} title={say.cancelTitle}>
        <Text mb="md">{say.cancelText}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {say.keepRunning}
          </Button>
          <Button color="red" onClick={confirm}>
            {say.cancel}
          </Button>
        </Group>
      </Dialog>
    </>
  )
}
