import { expect, it } from 'vitest'
import type { Dataset, Model, Stats, TrainingRun } from '@/api/types'
import { nextStep, type Situation } from './nextStep'

const model = (id: number, state: Model['state']) => ({ id, name: `deer-v${id}`, state, classes: ['deer'] }) as Model
const run = (state: TrainingRun['state']) => ({ id: 1, state }) as TrainingRun
const step = (part: Partial<Situation> & { waiting?: number }) =>
  nextStep({
    stats: { waiting_count: part.waiting ?? 0 } as Stats,
    toAnnotate: 0,
    toReview: 0,
    conflicts: 0,
    doubts: 0,
    runs: [],
    models: [model(1, 'deployed')],
    datasets: [],
    ...part,
  })

it('sends to the run while one is active or interrupted', () => {
  expect(step({ runs: [run('running')], toAnnotate: 5 }).to).toBe('/training')
  expect(step({ runs: [run('interrupted')] }).button).toContain('run')
})

it('asks for a comparison when a candidate is newer than the deployed version', () => {
  expect(step({ models: [model(2, 'candidate'), model(1, 'deployed')] }).to).toBe('/models?a=deer-v1&b=deer-v2')
})

it('forgets a candidate that is older than the deployed version', () => {
  expect(step({ models: [model(3, 'deployed'), model(2, 'candidate')] }).to).toContain('/photos')
})

it('asks to make room before the disk is full', () => {
  expect(step({ toAnnotate: 2, lastSpace: 1.5e9 }).text).toContain('1.5 GB')
  expect(step({ runs: [run('running')], lastSpace: 1 }).to).toBe('/training')
})

it('asks to annotate before it asks to train', () => {
  expect(step({ toAnnotate: 2, waiting: 4 }).to).toBe('/annotate')
  expect(step({ waiting: 4 }).to).toBe('/training')
})

it('speaks of one photo in the singular', () => {
  expect(step({ toAnnotate: 1 }).text).toContain('1 marked photo waits')
  expect(step({ doubts: 1 }).text).toContain('1 label is')
  expect(step({ conflicts: 1 }).text).toContain('1 label file was')
})

it('asks to decide on label conflicts before anything builds on the labels', () => {
  expect(step({ conflicts: 2, toAnnotate: 5, models: [model(2, 'candidate')] }).to).toBe('/quality?tab=files')
  expect(step({ conflicts: 2, lastSpace: 1 }).to).toBe('/#disk')
})

it('asks to check doubtful labels after annotating and before training', () => {
  expect(step({ doubts: 3, waiting: 4 })).toMatchObject({ to: '/quality', text: expect.stringContaining('3 labels are') as string })
  expect(step({ doubts: 3, toAnnotate: 1 }).to).toBe('/annotate')
})

it('does not ask to look at labels before they are learned from when none waits to be', () => {
  expect(step({ doubts: 3, waiting: 1 }).text).toContain('before the model learns')
  expect(step({ doubts: 3 }).text).toContain('the next run')
  expect(step({ doubts: 3 }).text).not.toContain('before')
})

it('asks to review what nobody has looked at once nothing is left to teach', () => {
  expect(step({ toReview: 12 })).toMatchObject({ to: '/photos?reviewed=false', text: expect.stringContaining('12 photos') as string })
  expect(step({ toReview: 12, waiting: 1 }).to).toBe('/training')
  expect(step({}).text).toContain('Every photo is reviewed')
})

it('asks for a first run before a review when labelled photos show an animal that the model does not know', () => {
  const labelled = (animal: string, val = 4) => ({ active: true, classes: [animal], train: { boxes: 9 }, val: { photos: val } }) as Dataset
  expect(step({ toReview: 12, datasets: [labelled('fox')] })).toMatchObject({ to: '/training', text: expect.stringContaining('does not know fox') as string })
  expect(step({ toReview: 12, datasets: [labelled('fox')], runs: [run('done')] }).to).toContain('/photos')
  expect(step({ toReview: 12, datasets: [labelled('deer')] }).to).toContain('/photos')
  expect(step({ toReview: 12, datasets: [labelled('fox', 0)] }).to).toContain('/photos')
})
