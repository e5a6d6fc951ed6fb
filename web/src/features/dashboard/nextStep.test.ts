import { expect, it } from 'vitest'
import type { Model, Stats, TrainingRun } from '@/api/types'
import { nextStep, type Situation } from './nextStep'

const model = (id: number, state: Model['state']) => ({ id, name: `deer-v${id}`, state }) as Model
const run = (state: TrainingRun['state']) => ({ id: 1, state }) as TrainingRun
const step = (part: Partial<Situation> & { waiting?: number }) =>
  nextStep({ stats: { waiting_count: part.waiting ?? 0 } as Stats, toAnnotate: 0, runs: [], models: [model(1, 'deployed')], ...part })

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
})
