import { Text, type TextProps } from '@mantine/core'
import { formatAgo, formatDateTime, formatShortTime } from '@/lib/format'
import { texts } from '@/lib/texts'
import { useNow } from '@/lib/useNow'
import { cameraTime } from '@/lib/zones'

interface Props extends TextProps {
  /** ISO 8601, UTC. */
  at: string
  /** How far the camera's clock is ahead of UTC, in minutes, for a photo's capture time. */
  cameraOffset?: number | null
  show?: 'full' | 'short' | 'ago'
}

const formats = { full: formatDateTime, short: formatShortTime }
const minute = 60_000

/** A moment in the viewer's own zone; what the camera's clock showed stands beside it where that differs. */
export function Time({ at, cameraOffset, show = 'full', ...text }: Props) {
  const there = cameraTime(at, cameraOffset)
  const atCamera = there && texts.time.atCamera(there)
  return (
    <Text span inherit={text.size === undefined} {...text}>
      <time dateTime={at} title={[formatDateTime(at), atCamera].filter(Boolean).join('\n')} style={{ whiteSpace: 'nowrap' }}>
        {show === 'ago' ? <Ago at={at} /> : formats[show](at)}
      </time>
      {show === 'full' && atCamera && (
        <Text span display="block" size="sm" c="dimmed">
          {atCamera}
        </Text>
      )}
    </Text>
  )
}

function Ago({ at }: { at: string }) {
  return formatAgo(at, useNow(minute))
}
