import { useEffect, useRef } from 'react'
import { imageUrl } from '@/api/photos/imageUrl'
import type { TimelinePhoto } from '@/api/types'
import { useSession } from '../session/context'
import type { ReviewSession } from '../session/ReviewSession'
import { isReviewed } from '../verdicts/verdictRules'

export const largeWidth = 1280

/** Milliseconds: the photo that is looked at is drawn first. */
const afterwards = 60

/** Fetches and decodes the pictures that come next: both neighbours and the photos not reviewed yet. */
export function useAhead(id: number): void {
  const session = useSession()
  const kept = useRef(new Map<number, HTMLImageElement>())
  useEffect(() => {
    const timer = setTimeout(() => {
      const pictures = new Map<number, HTMLImageElement>()
      for (const photo of photosAfter(session, id)) pictures.set(photo.id, kept.current.get(photo.id) ?? decoded(imageUrl(photo.filename, largeWidth)))
      kept.current = pictures
    }, afterwards)
    return () => clearTimeout(timer)
  }, [session, id])
}

function photosAfter({ source: { model }, shown }: ReviewSession, id: number): TimelinePhoto[] {
  const isOpen = (photo: TimelinePhoto) => !isReviewed(shown.of(photo))
  const ahead = [model.neighbour(id, 'right'), model.neighbour(id, 'left')]
  for (let from = id, count = 0; count < 3; count++) {
    const next = model.nextWhere(from, isOpen)
    if (!next || next === 'unknown') break
    ahead.push(next)
    from = next.id
  }
  return ahead.filter((photo) => photo !== undefined && photo !== null)
}

function decoded(address: string): HTMLImageElement {
  const image = new Image()
  image.src = address
  // A picture that cannot be read says so where it is shown.
  image.decode().catch(() => undefined)
  return image
}
