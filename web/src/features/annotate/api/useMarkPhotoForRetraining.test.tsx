import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keys } from '@/api/keys'
import type { Photo } from '@/api/types'
import { useMarkPhotoForRetraining } from './useMarkPhotoForRetraining'
import { useUnmarkPhotoForRetraining } from './useUnmarkPhotoForRetraining'

const photo = (id: number, marked: boolean) =>
  ({ id, marked_for_retraining: marked, marked_at: null, mark_reason: marked ? 'bad_box' : null, mark_note: null }) as Photo

let cache: QueryClient
let answer: (response: Response) => void

beforeEach(() => {
  cache = new QueryClient()
  const photos = [photo(1, false), photo(2, true)]
  cache.setQueryData(keys.markedList, photos)
  cache.setQueryData(keys.markedCount, 1)
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (answer = resolve)))
})
afterEach(() => vi.unstubAllGlobals())

const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={cache}>{children}</QueryClientProvider>
const shown = (id: number) => cache.getQueryData<Photo[]>(keys.markedList)?.find((one) => one.id === id)
const refusal = () =>
  new Response(JSON.stringify({ detail: 'The disk is full.', status: 507 }), {
    status: 507,
    headers: { 'Content-Type': 'application/problem+json' },
  })

it('shows the mark and the count before the server has answered', async () => {
  const { result } = renderHook(() => useMarkPhotoForRetraining(), { wrapper })
  act(() => result.current.mutate({ id: 1 }))
  await waitFor(() => expect(shown(1)?.marked_for_retraining).toBe(true))
  expect(cache.getQueryData(keys.markedCount)).toBe(2)
})

it('takes the mark back when the server refuses, and says why', async () => {
  const { result } = renderHook(() => useMarkPhotoForRetraining(), { wrapper })
  act(() => result.current.mutate({ id: 1, reason: 'wrong_class' }))
  await waitFor(() => expect(shown(1)?.mark_reason).toBe('wrong_class'))
  act(() => answer(refusal()))
  await waitFor(() => expect(result.current.error?.message).toBe('The disk is full.'))
  expect(shown(1)).toMatchObject({ marked_for_retraining: false, mark_reason: null })
  expect(cache.getQueryData(keys.markedCount)).toBe(1)
})

it('changes the reason of a marked photo without counting it twice', async () => {
  const { result } = renderHook(() => useMarkPhotoForRetraining(), { wrapper })
  act(() => result.current.mutate({ id: 2, reason: 'other' }))
  await waitFor(() => expect(shown(2)?.mark_reason).toBe('other'))
  expect(cache.getQueryData(keys.markedCount)).toBe(1)
})

it('puts the mark and its reason back when unmarking is refused', async () => {
  const { result } = renderHook(() => useUnmarkPhotoForRetraining(), { wrapper })
  act(() => result.current.mutate({ id: 2 }))
  await waitFor(() => expect(shown(2)?.marked_for_retraining).toBe(false))
  expect(cache.getQueryData(keys.markedCount)).toBe(0)
  act(() => answer(refusal()))
  await waitFor(() => expect(shown(2)).toMatchObject({ marked_for_retraining: true, mark_reason: 'bad_box' }))
  expect(cache.getQueryData(keys.markedCount)).toBe(1)
})
