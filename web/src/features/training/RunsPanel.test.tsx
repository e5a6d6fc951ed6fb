import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter } from 'react-router-dom'
import { afterEach, expect, it, vi } from 'vitest'
import { keys } from '@/api/keys'
import type { TrainingRun } from '@/api/types'
import { RunsPanel } from './RunsPanel'

const cancelled = { id: 3, state: 'cancelled', base: 'coco-base', epochs: [], epochs_total: 20, model_name: null, started_at: null } as unknown as TrainingRun

afterEach(() => vi.unstubAllGlobals())

it('shows the run that goes on, though its row left the list before the answer came', async () => {
  const scrolled = vi.fn()
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
  vi.stubGlobal('ResizeObserver', vi.fn(() => ({ observe: () => {}, unobserve: () => {}, disconnect: () => {} })))
  vi.stubGlobal('scrollTo', scrolled)
  let answer: (response: Response) => void = () => undefined
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (answer = resolve)))
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  cache.setQueryData(keys.stats, { deployed_model: 'coco-base' })
  const page = (runs: TrainingRun[]) => (
    <QueryClientProvider client={cache}>
      <MantineProvider>
        <MemoryRouter>
          <RunsPanel runs={runs} />
        </MemoryRouter>
      </MantineProvider>
    </QueryClientProvider>
  )
  const { rerender } = render(page([cancelled]))
  fireEvent.click(screen.getByRole('button', { name: 'Resume' }))
  await act(() => Promise.resolve())
  rerender(page([]))
  answer(new Response('{"id":3}', { headers: { 'Content-Type': 'application/json' } }))
  await waitFor(() => expect(scrolled).toHaveBeenCalled())
})
