import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keys } from '@/api/keys'
import type { TrainingPreset, TrainingRun } from '@/api/types'
import { firstChoice } from './request'
import { useChecks } from './useChecks'

const standard = { name: 'standard', title: '', text: '', keeps_image_size: false, options: {} } as TrainingPreset
const presets = { default: 'standard', presets: [standard], options: [] }
const run = (state: TrainingRun['state'], finished_at: string | null) => ({ id: 1, state, finished_at }) as TrainingRun

let cache: QueryClient
let asked: number

beforeEach(() => {
  asked = 0
  cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  cache.setQueryData(keys.datasets, [{ name: 'deer' }])
  cache.setQueryData(keys.stats, { waiting_count: 0, deployed_model: 'coco-base' })
  vi.stubGlobal('fetch', () => {
    asked++
    return Promise.resolve(new Response('{}', { headers: { 'Content-Type': 'application/json' } }))
  })
})
afterEach(() => vi.unstubAllGlobals())

const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={cache}>{children}</QueryClientProvider>
const become = (...runs: TrainingRun[]) => act(() => cache.setQueryData(keys.runs, runs))
const settled = () => act(() => Promise.resolve())

it('asks nothing while a run is under way, even before the page has noticed it', async () => {
  cache.setQueryData(keys.runs, [run('running', null)])
  renderHook(() => useChecks(presets, firstChoice, true), { wrapper })
  await settled()
  expect(asked).toBe(0)
})

it('asks anew each time that a run has ended', async () => {
  cache.setQueryData(keys.runs, [run('cancelled', '2026-05-01T08:00:00Z')])
  renderHook(() => useChecks(presets, firstChoice, true), { wrapper })
  await waitFor(() => expect(asked).toBe(1))
  become(run('running', null))
  await settled()
  expect(asked).toBe(1)
  become(run('cancelled', '2026-05-01T09:00:00Z'))
  await waitFor(() => expect(asked).toBe(2))
})
