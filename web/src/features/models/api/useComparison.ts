import { useQuery } from '@tanstack/react-query'
import { answerOf, client } from '@/api/client'
import { keys } from '@/api/keys'
import type { Comparison, Job } from '@/api/types'

export type ComparisonAnswer = { state: 'ready'; comparison: Comparison } | { state: 'computing'; job: Job }

const computingRefresh = 1000

async function fetchComparison(a: string, b: string, signal: AbortSignal): Promise<ComparisonAnswer> {
  const { data, response } = await answerOf(
    client.GET('/api/models/compare', { params: { query: { a, b } }, signal }),
  )
  return response.status === 202
    ? { state: 'computing', job: data as Job }
    : { state: 'ready', comparison: data as Comparison }
}

/** Two versions on the same photos; asked again until the server has computed it. */
export function useComparison(a: string, b: string) {
  return useQuery({
    queryKey: keys.comparison(a, b),
    queryFn: ({ signal }) => fetchComparison(a, b, signal),
    enabled: a !== '' && b !== '' && a !== b,
    retry: false,
    refetchInterval: ({ state }) => (state.data?.state === 'computing' ? computingRefresh : false),
  })
}
