import type { Evaluation, Interval } from '@/api/types'
import { texts } from '@/lib/texts'

export type Measure = keyof Evaluation['intervals']

/** Those that a person reads as a share of photos or animals. */
export const shareMeasures: ReadonlySet<Measure> = new Set<Measure>(['false_positive_rate', 'false_negative_rate'])

/** An interval in words; nothing where the photos cannot tell. */
export function range(interval: Interval | null, format: (value: number) => string): string {
  const [low, high] = interval ?? []
  return low === undefined || high === undefined ? '' : texts.report.range(format(low), format(high))
}
