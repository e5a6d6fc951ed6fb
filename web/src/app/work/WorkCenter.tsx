import { ActionIcon, Indicator, Popover, Stack, Text, Title, Tooltip } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { isActive } from '@/api/jobs/jobState'
import { useJobs } from '@/api/jobs/useJobs'
import type { Job } from '@/api/types'
import { ErrorState } from '@/components/ErrorState'
import { useUploads } from '@/components/upload/queue'
import { IconBell } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { EndedJob } from './EndedJob'
import { NoticeSwitch } from './NoticeSwitch'
import { RunningJob, RunningUpload } from './RunningWork'
import { useSeenWork } from './useSeenWork'
import { isTrouble } from './work'

const endedShown = 12

interface Props {
  opened: boolean
  onChange: (opened: boolean) => void
}

/** The bell in the header: long work under way with its progress, and what ended since one last looked. */
export function WorkCenter({ opened, onChange }: Props) {
  const { jobs, uploads, active, ended, uploading } = useWork()
  const { unread, markSeen } = useSeenWork(ended)
  const change = (open: boolean) => {
    markSeen()
    onChange(open)
  }
  // A cancelled job takes the focused button with it, and Escape would then reach only the window.
  useWindowEvent('keydown', ({ key }) => opened && key === 'Escape' && change(false))
  const running = active.length + (uploading ? 1 : 0)
  const label = texts.work.button(running, unread.length)
  return (
    <Popover opened={opened} onChange={change} position="bottom-end" width="min(420px, calc(100vw - 24px))" trapFocus returnFocus shadow="md" withinPortal>
      <Popover.Target>
        <Tooltip label={label} disabled={opened}>
          <Indicator inline size={18} offset={5} {...countOf(running, unread)} zIndex={1}>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={() => change(!opened)}>
              <IconBell size={20} />
            </ActionIcon>
          </Indicator>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p="md" mah="calc(100dvh - 140px)" style={{ overflowY: 'auto' }} aria-label={texts.work.title}>
        <Stack gap="md">
          <Title order={2} size="h4">
            {texts.work.title}
          </Title>
          {jobs.isError && <ErrorState error={jobs.error} onRetry={() => void jobs.refetch()} />}
          <Running jobs={active} uploads={uploading ? uploads : undefined} />
          <Ended jobs={ended?.slice(0, endedShown) ?? []} unread={unread} onLeave={() => change(false)} />
          {running === 0 && ended?.length === 0 && <Text c="dimmed">{texts.work.nothing}</Text>}
          <NoticeSwitch />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

/** What stands on the bell: how much is under way, else what one has not seen yet. */
const countOf = (running: number, unread: Job[]) => ({
  label: running || unread.length,
  disabled: running === 0 && unread.length === 0,
  processing: running > 0,
  color: unread.some(isTrouble) ? 'red.8' : 'moss.8',
})

function useWork() {
  const jobs = useJobs()
  const uploads = useUploads()
  const active = jobs.data?.filter((job) => isActive(job.state)) ?? []
  const ended = jobs.data?.filter((job) => !isActive(job.state))
  return { jobs, uploads, active, ended, uploading: uploads.startedAt !== null && uploads.finishedAt === null }
}

function Running({ jobs, uploads }: { jobs: Job[]; uploads: ReturnType<typeof useUploads> | undefined }) {
  return (
    <>
      {uploads && <RunningUpload uploads={uploads} />}
      {jobs.map((job) => (
        <RunningJob key={job.id} job={job} />
      ))}
    </>
  )
}

function Ended({ jobs, unread, onLeave }: { jobs: Job[]; unread: Job[]; onLeave: () => void }) {
  if (jobs.length === 0) return null
  return (
    <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label={texts.work.ended}>
      {jobs.map((job) => (
        <EndedJob key={job.id} job={job} isUnread={unread.includes(job)} onLeave={onLeave} />
      ))}
    </Stack>
  )
}
