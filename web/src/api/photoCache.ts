import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { keys } from './keys'
import type { Photo } from './types'
import type { PhotoPage } from './usePhotos'

export type PhotoPatch = Partial<Photo>

/** Changes a photo wherever the cache holds it, so that every view shows it at once. */
export function patchPhoto(cache: QueryClient, id: number, patch: PhotoPatch): void {
  const change = (photo: Photo) => (photo.id === id ? { ...photo, ...patch } : photo)
  cache.setQueriesData<InfiniteData<PhotoPage>>({ queryKey: keys.photoLists }, (list) =>
    list && { ...list, pages: list.pages.map((page) => ({ ...page, photos: page.photos.map(change) })) },
  )
  cache.setQueryData<Photo[]>(keys.markedList, (list) => list?.map(change))
  cache.setQueryData<Photo>(keys.photo(id), (photo) => photo && change(photo))
}

/** The photo as the cache shows it now, if any view holds it. */
export function cachedPhoto(cache: QueryClient, id: number): Photo | undefined {
  const one = cache.getQueryData<Photo>(keys.photo(id))
  if (one) return one
  const marked = cache.getQueryData<Photo[]>(keys.markedList)?.find((photo) => photo.id === id)
  if (marked) return marked
  for (const [, list] of cache.getQueriesData<InfiniteData<PhotoPage>>({ queryKey: keys.photoLists })) {
    const found = list?.pages.flatMap((page) => page.photos).find((photo) => photo.id === id)
    if (found) return found
  }
  return undefined
}

export function changeMarkedCount(cache: QueryClient, difference: number): void {
  cache.setQueryData<number>(keys.markedCount, (count) => (count === undefined ? count : Math.max(0, count + difference)))
}
