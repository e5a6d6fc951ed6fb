import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { answerOf, client } from './client'
import { keys } from './keys'
import type { Photo, PhotoFilters } from './types'

export const photosPerPage = 60

export interface PhotoPage {
  photos: Photo[]
  total: number
}

async function fetchPage(filters: PhotoFilters, offset: number, signal: AbortSignal): Promise<PhotoPage> {
  const query = { ...filters, limit: photosPerPage, offset }
  const { data, response } = await answerOf(client.GET('/photos', { params: { query }, signal }))
  return { photos: data, total: Number(response.headers.get('X-Total-Count') ?? data.length) }
}

/** Photos that match, newest capture first, a page at a time. */
export function usePhotos(filters: PhotoFilters) {
  return useInfiniteQuery({
    queryKey: keys.photoList(filters),
    queryFn: ({ pageParam, signal }) => fetchPage(filters, pageParam, signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, page) => sum + page.photos.length, 0)
      return loaded < last.total && last.photos.length > 0 ? loaded : undefined
    },
    placeholderData: keepPreviousData,
  })
}
