const clockFormat = new Intl.DateTimeFormat(undefined, { timeZone: 'UTC', timeStyle: 'short' })
const dayAndClockFormat = new Intl.DateTimeFormat(undefined, { timeZone: 'UTC', dateStyle: 'medium', timeStyle: 'short' })
const millisecondsPerMinute = 60_000

export interface CameraTime {
  /** With the day where it is another one than the viewer's. */
  clock: string
  /** Such as "UTC−5" or "UTC+5:30". */
  zone: string
}

/** What the camera's clock showed; undefined where it showed the same as the viewer's, or nothing is known of it. */
export function cameraTime(iso: string, offset: number | null | undefined, viewerOffset = -new Date(iso).getTimezoneOffset()): CameraTime | undefined {
  if (offset === null || offset === undefined || offset === viewerOffset) return undefined
  const moment = new Date(iso).getTime()
  const there = new Date(moment + offset * millisecondsPerMinute)
  const here = new Date(moment + viewerOffset * millisecondsPerMinute)
  const format = there.getUTCDate() === here.getUTCDate() ? clockFormat : dayAndClockFormat
  return { clock: format.format(there), zone: zoneName(offset) }
}

function zoneName(offset: number): string {
  const minutes = Math.abs(offset)
  const rest = minutes % 60
  if (minutes === 0) return 'UTC'
  return `UTC${offset < 0 ? '−' : '+'}${Math.floor(minutes / 60)}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`
}
