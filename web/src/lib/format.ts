const numberFormat = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 })
const dateTimeFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const shortFormat = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' })
const relativeFormat = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

export const formatNumber = (value: number) => numberFormat.format(value)
export const formatDateTime = (iso: string) => dateTimeFormat.format(new Date(iso))
export const formatShortTime = (iso: string) => shortFormat.format(new Date(iso))
const dayFormat = new Intl.DateTimeFormat(undefined, { timeZone: 'UTC', month: 'short', day: 'numeric', year: 'numeric' })
/** A date without a time, such as "2026-05-04". */
export const formatDay = (date: string) => dayFormat.format(new Date(date))
export const formatPercent = (share: number) => `${Math.round(share * 100)} %`
export const formatScore = (score: number) => score.toFixed(3)
/** A measured share: "11.8 %". */
export const formatRate = (share: number) => `${(share * 100).toFixed(1)} %`
export const formatSigned = (value: number, decimals = 3) => {
  const digits = Math.abs(value).toFixed(decimals)
  return Number(digits) === 0 ? digits : `${value < 0 ? '−' : '+'}${digits}`
}

/** A duration for people: "40 s", "3 min", "2 h 5 min". */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return `${whole} s`
  const minutes = Math.round(whole / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

/** How long ago a time was: "5 minutes ago". */
export function formatAgo(iso: string, now = Date.now()): string {
  const seconds = (new Date(iso).getTime() - now) / 1000
  for (const [unit, size] of steps) if (Math.abs(seconds) >= size) return relativeFormat.format(Math.round(seconds / size), unit)
  return relativeFormat.format(0, 'second')
}

const byteUnits = ['bytes', 'kB', 'MB', 'GB', 'TB']

/** A size for people, in powers of a thousand as disks are sold: "12 MB". */
export function formatBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(byteUnits.length - 1, Math.floor(Math.log10(bytes) / 3))
  return `${formatNumber(bytes / 1000 ** power)} ${byteUnits[power] ?? ''}`
}

const listFormat = new Intl.ListFormat('en')
/** "cat, dog and bear". */
export const formatList = (names: readonly string[]) => listFormat.format(names)
