import type { Job } from '@/api/types'

/** When it ended, as ISO text; for work cut off with the server, when it was asked for. */
export const endedAt = (job: Job) => job.finished_at ?? job.created_at

/** What a person cancelled is over as they wished. */
export const isTrouble = ({ state }: Pick<Job, 'state'>) => state === 'failed' || state === 'interrupted'

/** The page that shows what a job is about or what it made. */
export function pageOf(job: Job): string | undefined {
  if (job.kind === 'train') return '/training'
  if (job.kind === 'check') return '/quality'
  if (job.kind === 'compare') return `/models?${new URLSearchParams({ a: String(job.params.a), b: String(job.params.b) })}`
  if (job.kind === 'detect' || job.kind === 'import' || job.kind === 'demo') return '/photos'
  return undefined
}
