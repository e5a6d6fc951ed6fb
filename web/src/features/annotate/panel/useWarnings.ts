import type { QualityCard } from '@/api/types'
import { useCallPhotoRight } from '../api/useCallPhotoRight'
import { useCheckedPhoto } from '../api/useCheckedPhoto'
import type { EditSession } from '../saving/EditSession'
import { sceneIn } from '../scene/editor'
import { isAsked, remedyFor } from './remedy'

const none: QualityCard[] = []

/** What is probably wrong with the photo as it is saved, and how each of it is dealt with. */
export function useWarnings(photoId: number, session: EditSession) {
  const { data } = useCheckedPhoto(photoId, session.revision())
  const callRight = useCallPhotoRight(photoId)
  return {
    cards: data?.filter((card) => isAsked(card, session.rejected())) ?? none,
    fix: (card: QualityCard) => {
      for (const edit of remedyFor(card, sceneIn(session.snapshot().editor))) session.edit(edit)
    },
    callRight: (card: QualityCard) => callRight.mutate(card),
  }
}

export type Warnings = ReturnType<typeof useWarnings>
