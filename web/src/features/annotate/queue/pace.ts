const longestPause = 60_000
const remembered = 20
const enough = 3

export interface Pace {
  perMinute: number
  secondsLeft: number
}

export const withNow = (times: readonly number[]): number[] => [...times, Date.now()]

/** How quickly photos get done, from when the last ones were (in ms); a long pause counts as a minute. Too few: undefined. */
export function paceOf(doneAt: readonly number[], left: number): Pace | undefined {
  const times = doneAt.slice(-remembered - 1)
  const first = times[0]
  if (first === undefined || times.length <= enough) return undefined
  const gaps = times.slice(1).map((time, index) => Math.min(time - (times[index] ?? first), longestPause))
  const each = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  return each > 0 ? { perMinute: 60_000 / each, secondsLeft: (left * each) / 1000 } : undefined
}
