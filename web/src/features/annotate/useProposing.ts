import { useEffect, useState } from 'react'
import { imageUrl } from '@/api/photos/imageUrl'
import type { ProposedBox } from '@/api/types'
import { useProposals } from './api/useProposals'
import type { QueuePhoto } from './queue/queue'
import type { EditSession } from './saving/EditSession'
import { proposalsAmong } from './scene/scene'

const previewWidth = 640
const none: ProposedBox[] = []

/** What a model proposes: shown of itself on a photo that nobody has reviewed, else when asked for. */
export function useProposing(photoId: number, session: EditSession, reviewed: boolean, model: string | null) {
  const [shown, setShown] = useState(!reviewed)
  const [asked, setAsked] = useState(false)
  const { data, error } = useProposals(photoId, model, true)
  useEffect(() => {
    if (!data) return
    session.look(data.boxes)
    if (shown) session.propose(data.model_name, proposalsAmong(data.boxes), asked)
    else session.hideProposals()
  }, [data, shown, asked, session])
  const toggle = () => {
    setShown(!shown)
    setAsked(true)
  }
  return { boxes: data ? proposalsAmong(data.boxes) : none, error, shown, toggle }
}

export type Proposing = ReturnType<typeof useProposing>

/** Photos to come, their previews and what the model sees on them are fetched ahead, so that going on shows them at once. */
export function useFetchedAhead([next, afterNext]: readonly [QueuePhoto?, QueuePhoto?], model: string | null): void {
  useFetched(next, model)
  useFetched(afterNext, model)
}

function useFetched(photo: QueuePhoto | undefined, model: string | null): void {
  useProposals(photo?.id ?? 0, model, photo !== undefined)
  const filename = photo?.filename
  useEffect(() => {
    if (!filename) return
    for (const url of [previewUrl(filename), imageUrl(filename)]) new Image().src = url
  }, [filename])
}

/** A small copy to look at while the photo itself is on its way. */
export const previewUrl = (filename: string) => imageUrl(filename, previewWidth)
