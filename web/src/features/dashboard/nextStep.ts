import type { Model, Stats, TrainingRun } from '@/api/types'
import { formatBytes } from '@/lib/format'
import { texts } from '@/lib/texts'

export interface NextStep {
  text: string
  button: string
  to: string
}

export interface Situation {
  stats: Stats
  /** Marked photos that nobody has annotated. */
  toAnnotate: number
  runs: TrainingRun[]
  models: Model[]
  /** What is free on a disk that is nearly full, in bytes. */
  lastSpace?: number
}

/** The one thing that brings the loop on most. */
export function nextStep({ stats, toAnnotate, runs, models, lastSpace }: Situation): NextStep {
  const say = texts.nextStep
  const latest = runs[0]
  if (latest?.state === 'running' || latest?.state === 'queued')
    return { text: say.training, button: say.openTraining, to: '/training' }
  if (latest?.state === 'interrupted') return { text: say.interrupted, button: say.openInterrupted, to: '/training' }
  if (lastSpace !== undefined) return { text: say.makeRoom(formatBytes(lastSpace)), button: say.openDisk, to: '/#disk' }
  return (
    candidateStep(models) ??
    (toAnnotate > 0
      ? { text: say.annotate(toAnnotate), button: say.openAnnotate, to: '/annotate' }
      : stats.waiting_count > 0
        ? { text: say.train(stats.waiting_count), button: say.openTrain, to: '/training' }
        : { text: say.review, button: say.openPhotos, to: '/photos?has_detections=true' })
  )
}

/** A candidate newer than the deployed version waits to be judged. */
function candidateStep(models: Model[]): NextStep | undefined {
  const say = texts.nextStep
  const deployed = models.find((model) => model.state === 'deployed')
  const candidate = models.find((model) => model.state === 'candidate')
  if (!candidate || (deployed && candidate.id < deployed.id)) return undefined
  if (!deployed) return { text: say.deployFirst(candidate.name), button: say.openModels, to: '/models' }
  const query = new URLSearchParams({ a: deployed.name, b: candidate.name })
  return { text: say.compare(candidate.name), button: say.openCompare, to: `/models?${query}` }
}
