import { useInfiniteQuery } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'
import type { TimelineQuery } from '@/api/types'

const photosPerPage = 40

/** Photos on which the stored boxes of two model versions differ, most different first, a page at a time. */
export function useModelDifferences(a: string, b: string, query: TimelineQuery & { threshold: number }) {
  return useInfiniteQuery({
    queryKey: keys.differences(a, b, query),
    queryFn: ({ pageParam, signal }) =>
      dataOf(client.GET('/api/model-differences', { params: { query: { ...query, a, b, limit: photosPerPage, offset: pageParam } }, signal })),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, page) => sum + page.photos.length, 0)
      return last.photos.length > 0 && loaded < last.total ? loaded : undefined
    },
    enabled: a !== '' && b !== '' && a !== b,
  })
}
