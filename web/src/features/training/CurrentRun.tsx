import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useDisclosure } from '@mantine/hooks'
import { useCancelTraining } from '@/api/useCancelTraining'
import { useJobs } from '@/api/useJobs'
import { useTrainingRun } from '@/api/useTrainingRun'
import type { TrainingRun } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { Panel } from '@/components/Panel'
import { ProgressLine } from '@/components/ProgressLine'
import { IconPlayerStop } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { Curves } from './Curves'

const say = texts.training

/** The run under way, live. */
export function CurrentRun({ id }: { id: number }) {
  const { data: run } = useTrainingRun(id)
  if (!run) return null
  return (
    <Panel title={say.current} actions={<CancelButton run={run} />}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {say.run(run.id)} · {say.runFrom(run.base, run.dataset)}
        </Text>
        <RunProgress run={run} />
        {run.epochs.length > 0 ? <Curves epochs={run.epochs} /> : <Text c="dimmed">{say.waitingForFirst}</Text>}
      </Stack>
    </Panel>
  )
}

/** The job's own events come several times a second; the run's are those of its epochs. */
function RunProgress({ run }: { run: TrainingRun }) {
  const job = useJobs().data?.find((known) => known.id === run.job_id)
  const rate = job?.progress.rate ?? run.images_per_second
  const eta = job?.progress.eta_seconds ?? run.eta_seconds
  const detail = [rate !== null && rate > 0 && say.images(rate), eta !== null && say.left(eta)].filter(Boolean).join(' · ')
  const isQueued = run.state === 'queued'
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

function CancelButton({ run }: { run: TrainingRun }) {
  const [opened, { open, close }] = useDisclosure()
  const cancel = useCancelTraining()
  const confirm = () => {
    close()
    cancel.mutate(run.id, { onError: (error) => notifications.show({ color: 'red', message: error.message }) })
  }
  return (
    <>
      <Button size="xs" variant="default" leftSection={<IconPlayerStop size={16} />} loading={cancel.isPending} onClick={open}>
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
