import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import type { QualityCard } from '@/api/types'
import { useCallPhotoRight } from './useCallPhotoRight'

afterEach(() => vi.unstubAllGlobals())

it('names the suggested box of a card that is about no label, or the card would come back', async () => {
  const sent: unknown[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(await request.json())
    return new Response(null, { status: 204 })
  })
  const cache = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={cache}>{children}</QueryClientProvider>
  const { result } = renderHook(() => useCallPhotoRight(1), { wrapper })
  const place = { class_name: 'deer', x_min: 0.1, y_min: 0.1, x_max: 0.4, y_max: 0.4 }
  const card: Pick<QualityCard, 'kind' | 'box' | 'suggestion'> = { kind: 'overlooked', box: null, suggestion: { action: 'add', confidence: 0.9, ...place } }
  act(() => result.current.mutate(card))
  await waitFor(() => expect(sent).toEqual([{ kind: 'overlooked', box: place }]))
})
