import type { QueryClient } from '@tanstack/react-query'
import { keys } from '@/api/keys'
import type { Photo } from '@/api/types'

export type PhotoPatch = Partial<Photo>

/** Changes a photo wherever the cache holds it, so that every view shows it at once. */
export function patchPhoto(cache: QueryClient, id: number, patch: PhotoPatch): void {
  const change = (photo: Photo) => (photo.id === id ? { ...photo, ...patch } : photo)
  cache.setQueryData<Photo[]>(keys.markedList, (list) => list?.map(change))
  cache.setQueryData<Photo>(keys.photo(id), (photo) => photo && change(photo))
}

/** The photo as the cache shows it now, if any view holds it. */
export function cachedPhoto(cache: QueryClient, id: number): Photo | undefined {
  return cache.getQueryData<Photo>(keys.photo(id)) ?? cache.getQueryData<Photo[]>(keys.markedList)?.find((photo) => photo.id === id)
}

export function changeMarkedCount(cache: QueryClient, difference: number): void {
  cache.setQueryData<number>(keys.markedCount, (count) => (count === undefined ? count : Math.max(0, count + difference)))
}
