import type { Dataset, Model, Stats, TrainingRun } from '@/api/types'
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
  /** Photos without a verdict and an annotation. */
  toReview: number
  /** Photos whose label file and annotation were changed both. */
  conflicts: number
  /** Labels that the last check found doubtful. */
  doubts: number
  runs: TrainingRun[]
  models: Model[]
  datasets: Dataset[]
  /** What is free on a disk that is nearly full, in bytes. */
  lastSpace?: number
}

const say = texts.nextStep

/** The one thing that brings the loop on most. */
export function nextStep(situation: Situation): NextStep {
  const { conflicts, models } = situation
  return (
    runStep(situation) ??
    diskStep(situation) ??
    (conflicts > 0 ? { text: say.decide(conflicts), button: say.openConflicts, to: '/quality?tab=files' } : undefined) ??
    candidateStep(models) ??
    labelStep(situation) ??
    firstRunStep(situation) ??
    reviewStep(situation)
  )
}

function runStep({ runs: [latest] }: Situation): NextStep | undefined {
  if (latest?.state === 'running' || latest?.state === 'queued')
    return { text: say.training, button: say.openTraining, to: '/training' }
  if (latest?.state === 'interrupted') return { text: say.interrupted, button: say.openInterrupted, to: '/training' }
  return undefined
}

function diskStep({ lastSpace }: Situation): NextStep | undefined {
  if (lastSpace === undefined) return undefined
  return { text: say.makeRoom(formatBytes(lastSpace)), button: say.openDisk, to: '/#disk' }
}

/** Labels are made, then put right, and only then learnt from. */
function labelStep({ stats, toAnnotate, doubts }: Situation): NextStep | undefined {
  if (toAnnotate > 0) return { text: say.annotate(toAnnotate), button: say.openAnnotate, to: '/annotate' }
  const check = stats.waiting_count > 0 ? say.check : say.checkJoined
  if (doubts > 0) return { text: check(doubts), button: say.openDoubts, to: '/quality' }
  if (stats.waiting_count > 0) return { text: say.train(stats.waiting_count), button: say.openTrain, to: '/training' }
  return undefined
}

/** Until a model knows the animals of the labelled photos, there is little to be said of what it finds. */
function firstRunStep({ runs, models, datasets }: Situation): NextStep | undefined {
  const deployed = models.find((model) => model.state === 'deployed')
  const dataset = datasets.find((one) => one.active) ?? datasets[0]
  if (runs.length > 0 || !deployed || !dataset || dataset.train.boxes === 0 || dataset.val.photos === 0) return undefined
  const unknown = dataset.classes.filter((name) => !deployed.classes.includes(name))
  if (unknown.length === 0) return undefined
  return { text: say.trainFirst(deployed.name, unknown), button: say.openTrainFirst, to: '/training' }
}

function reviewStep({ toReview }: Situation): NextStep {
  if (toReview > 0) return { text: say.review(toReview), button: say.openUnreviewed, to: '/photos?reviewed=false' }
  return { text: say.allReviewed, button: say.openPhotos, to: '/photos' }
}

/** A candidate newer than the deployed version waits to be judged. */
function candidateStep(models: Model[]): NextStep | undefined {
  const deployed = models.find((model) => model.state === 'deployed')
  const candidate = models.find((model) => model.state === 'candidate')
  if (!candidate || (deployed && candidate.id < deployed.id)) return undefined
  if (!deployed) return { text: say.deployFirst(candidate.name), button: say.openModels, to: '/models' }
  const query = new URLSearchParams({ a: deployed.name, b: candidate.name })
  return { text: say.compare(candidate.name), button: say.openCompare, to: `/models?${query}` }
}
