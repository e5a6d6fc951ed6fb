import { Anchor, Badge, Group, Text } from '@mantine/core'
import { Link } from 'react-router-dom'
import type { Job } from '@/api/types'
import { Time } from '@/components/Time'
import { texts } from '@/lib/texts'
import { endedAt, pageOf } from './work'

const colors = { done: 'green', failed: 'red', interrupted: 'orange', cancelled: 'gray', queued: 'gray', running: 'gray' } as const

/** One line of work that is over: what became of it, when, and why if it failed. */
export function EndedJob({ job, isUnread, onLeave }: { job: Job; isUnread: boolean; onLeave: () => void }) {
  const to = pageOf(job)
  const kind = texts.jobs.kinds[job.kind]
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Group gap="xs" wrap="nowrap">
          <Badge variant="light" color={colors[job.state]} tt="none">
            {texts.jobs.states[job.state]}
          </Badge>
          {to ? (
            <Anchor component={Link} to={to} c="inherit" underline="always" fw={isUnread ? 700 : 400} onClick={onLeave}>
              {kind}
            </Anchor>
          ) : (
            <Text fw={isUnread ? 700 : 400}>{kind}</Text>
          )}
          {isUnread && (
            <Text size="xs" c="dimmed">
              {texts.work.unread}
            </Text>
          )}
        </Group>
        <Time at={endedAt(job)} show="ago" size="sm" c="dimmed" />
      </Group>
      {job.error && (
        <Text size="sm" c="dimmed" mt={2} style={{ overflowWrap: 'anywhere' }}>
          {job.error}
        </Text>
      )}
    </li>
  )
}
