import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { useCancelJob, useIsStopping, type JobTurn } from './useCancelJob'

afterEach(() => vi.unstubAllGlobals())

const first: JobTurn = { id: 7, started_at: '2026-05-01T08:00:00Z' }
const resumed: JobTurn = { id: 7, started_at: '2026-05-01T09:00:00Z' }

function rendered(answer: () => Response) {
  vi.stubGlobal('fetch', () => Promise.resolve(answer()))
  const cache = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={cache}>{children}</QueryClientProvider>
  const useBoth = () => ({ cancel: useCancelJob(), isStopping: useIsStopping(first), isResumedStopping: useIsStopping(resumed) })
  return renderHook(useBoth, { wrapper }).result
}

it('tells every part of the page that a job is stopping, until it is resumed', async () => {
  const result = rendered(() => new Response('{}', { status: 202, headers: { 'Content-Type': 'application/json' } }))
  expect(result.current.isStopping).toBe(false)
  act(() => result.current.cancel.mutate(first))
  await waitFor(() => expect(result.current.cancel.isSuccess).toBe(true))
  expect(result.current.isStopping).toBe(true)
  expect(result.current.isResumedStopping).toBe(false)
})

it('does not say so of a job that the server will not stop', async () => {
  const result = rendered(() => new Response('{"detail":"It is over already."}', { status: 409 }))
  act(() => result.current.cancel.mutate(first))
  await waitFor(() => expect(result.current.cancel.isError).toBe(true))
  expect(result.current.isStopping).toBe(false)
})
