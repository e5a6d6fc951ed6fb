import type { Photo } from '@/api/types'

/** A photo in turn to be annotated. */
export type QueuePhoto = Pick<Photo, 'id' | 'filename' | 'width' | 'height' | 'camera' | 'captured_at' | 'utc_offset_minutes' | 'annotated'>

/** The photos in turn, and before them a photo opened by its address that is not among them. */
export function queueOf(photos: readonly QueuePhoto[], opened: QueuePhoto | undefined): QueuePhoto[] {
  if (!opened || photos.some((photo) => photo.id === opened.id)) return [...photos]
  return [opened, ...photos]
}

/** The next photo nobody has annotated, after the present one and then from the start. */
export function nextOpen(queue: readonly QueuePhoto[], currentId: number): QueuePhoto | undefined {
  const index = queue.findIndex((photo) => photo.id === currentId)
  return [...queue.slice(index + 1), ...queue.slice(0, Math.max(0, index))].find((photo) => !photo.annotated)
}
