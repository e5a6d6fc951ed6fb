import { Anchor, Badge, Button, Group, Stack, Table, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Fragment, useState } from 'react'
import { Link } from 'react-router-dom'
import type { TrainingRun } from '@/api/types'
import { useStats } from '@/api/useStats'
import { Panel } from '@/components/Panel'
import { ReportPanel } from '@/components/report/ReportPanel'
import { StackedTable } from '@/components/StackedTable'
import { Time } from '@/components/Time'
import { formatScore } from '@/lib/format'
import { IconPlayerPlay } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useResumeTraining } from './api/useResumeTraining'
import { useTrainingRun } from './api/useTrainingRun'
import { Curves } from './Curves'
import { toTheRun } from './toTheRun'

const say = texts.training
const stateColor = { queued: 'gray', running: 'blue', done: 'green', failed: 'red', cancelled: 'gray', interrupted: 'orange' } as const
const columnCount = 8

/** Runs that have ended; each opens to its curves, and below stands the report of the one that is open, else of the newest. */
export function RunsPanel({ runs }: { runs: TrainingRun[] }) {
  const [openId, setOpenId] = useState<number | null>(null)
  const reported = runs.find((run) => run.has_report && (openId === null || run.id === openId))
  return (
    <>
      <Panel title={say.history}>
        {runs.length === 0 && <Text c="dimmed">{say.noHistory}</Text>}
        {runs.length > 0 && (
          <StackedTable label={say.history} columns={Object.values(say.columns)} minWidth={760}>
            {runs.map((run) => (
              <Fragment key={run.id}>
                <RunRow run={run} open={run.id === openId} onToggle={() => setOpenId(run.id === openId ? null : run.id)} />
                {run.id === openId && <RunDetails id={run.id} />}
              </Fragment>
            ))}
          </StackedTable>
        )}
      </Panel>
      {reported && (
        <ReportPanel
          key={reported.id}
          run={reported.id}
          title={texts.report.ofRun(reported.id, reported.model_name ?? '')}
          kinds={['evaluation', 'training', 'photos', 'labels']}
        />
      )}
    </>
  )
}

function RunRow({ run, open, onToggle }: { run: TrainingRun; open: boolean; onToggle: () => void }) {
  const scores = run.epochs.map((epoch) => epoch.map50).filter((score) => score !== null)
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component="button" type="button" aria-expanded={open} aria-label={say.details(run.id)} onClick={onToggle}>
          {run.id}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <Badge variant="light" tt="none" miw="max-content" color={stateColor[run.state]}>
          {texts.jobs.states[run.state]}
        </Badge>
      </Table.Td>
      <Table.Td>{run.base}</Table.Td>
      <Table.Td>{texts.jobs.of(run.epochs.length, run.epochs_total)}</Table.Td>
      <Table.Td>{scores.length > 0 ? formatScore(Math.max(...scores)) : '–'}</Table.Td>
      <Table.Td>{run.model_name ?? '–'}</Table.Td>
      <Table.Td>{run.started_at ? <Time at={run.started_at} show="ago" /> : '–'}</Table.Td>
      <Table.Td>
        <RunActions run={run} />
      </Table.Td>
    </Table.Tr>
  )
}

/** A run that was stopped can have left a model, and go on all the same. */
function RunActions({ run }: { run: TrainingRun }) {
  const deployed = useStats().data?.deployed_model
  const comparison = run.model_name && deployed && run.model_name !== deployed ? new URLSearchParams({ a: deployed, b: run.model_name }) : null
  const resumable = run.state === 'interrupted' || run.state === 'cancelled'
  if (!comparison && !resumable) return null
  return (
    <Group gap={6} wrap="nowrap">
      {resumable && <ResumeButton run={run.id} />}
      {comparison && (
        <Button component={Link} to={`/models?${comparison}`} size="xs" variant="default">
          {texts.models.columns.choose}
        </Button>
      )}
    </Group>
  )
}

function ResumeButton({ run }: { run: number }) {
  const resume = useResumeTraining()
  // A promise, since the row may leave the list before the answer, and callbacks of what is gone are not called.
  const start = () =>
    void resume.mutateAsync(run).then(
      toTheRun,
      (error: Error) => notifications.show({ color: 'red', title: say.notStarted, message: error.message }),
    )
  return (
    <Button size="xs" variant="light" leftSection={<IconPlayerPlay size={16} />} loading={resume.isPending} onClick={start}>
      {say.resume}
    </Button>
  )
}

function RunDetails({ id }: { id: number }) {
  const { data: run } = useTrainingRun(id)
  if (!run) return null
  return (
    <Table.Tr>
      <Table.Td colSpan={columnCount}>
        <Stack gap="sm" py="sm">
          {run.error && <Text c="var(--mantine-color-error)">{run.error}</Text>}
          {run.epochs.length > 0 && <Curves epochs={run.epochs} />}
          <Group gap="lg">
            <Text size="sm" c="dimmed">
              {run.folder}
            </Text>
            {run.request.notes && <Text size="sm">{run.request.notes}</Text>}
          </Group>
        </Stack>
      </Table.Td>
    </Table.Tr>
  )
}
