import type { Job } from '@/api/types'
import { texts } from '@/lib/texts'
import { ProgressLine } from './ProgressLine'

/** How far a job is: stage, count, rate and time left, as far as they are known. */
export function JobProgress({ job }: { job: Job }) {
  const { stage, done, total, rate, eta_seconds } = job.progress
  const detail = [
    total > 0 && texts.jobs.of(done, total),
    rate !== null && rate > 0 && texts.jobs.rate(rate),
    eta_seconds !== null && texts.jobs.left(eta_seconds),
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <ProgressLine
      label={texts.jobs.progress(texts.jobs.kinds[job.kind])}
      done={done}
      total={total}
      note={stage || texts.jobs.states[job.state]}
      detail={detail}
    />
  )
}
