import { Badge, Group, Progress, Text } from '@mantine/core'
import { IconCloudOff } from '@/lib/icons'
import { texts } from '@/lib/texts'
import type { Sessions } from '../saving/Sessions'
import { useWaiting } from '../saving/useSessions'
import { paceOf } from './pace'
import type { QueuePhoto } from './queue'
import type { Source } from './useQueue'

const say = texts.annotate

interface Props {
  queue: readonly QueuePhoto[]
  source: Source
  /** When the last photos were confirmed. */
  doneAt: readonly number[]
  sessions: Sessions
}

/** How far the work is, how quickly it goes, and what of it has not reached the server. */
export function QueueProgress({ queue, source, doneAt, sessions }: Props) {
  const done = queue.filter((photo) => photo.annotated).length
  const pace = paceOf(doneAt, queue.length - done)
  const waiting = useWaiting(sessions)
  return (
    <Group gap="sm">
      {waiting > 1 && (
        <Badge color="orange" variant="light" size="lg" tt="none" leftSection={<IconCloudOff size={14} />}>
          {say.waitingToSend(waiting)}
        </Badge>
      )}
      {pace && (
        <Text size="sm" c="dimmed">
          {say.pace(pace.perMinute, pace.secondsLeft)}
        </Text>
      )}
      <Progress w={120} value={(100 * done) / queue.length} aria-label={say.progressLabel} />
      <Text size="sm" role="status">
        {say.sources[source.kind]} {say.progress(done, queue.length)}
      </Text>
    </Group>
  )
}
