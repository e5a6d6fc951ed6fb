import type { Photo } from '@/api/types'

/** The marked photos, and before them a photo opened by its address that is not marked. */
export function queueOf(marked: readonly Photo[], opened: Photo | undefined): Photo[] {
  if (!opened || marked.some((photo) => photo.id === opened.id)) return [...marked]
  return [opened, ...marked]
}

/** The next photo nobody has annotated, after the present one and then from the start. */
export function nextOpen(queue: readonly Photo[], currentId: number): Photo | undefined {
  const index = queue.findIndex((photo) => photo.id === currentId)
  return [...queue.slice(index + 1), ...queue.slice(0, Math.max(0, index))].find((photo) => !photo.annotated)
}
