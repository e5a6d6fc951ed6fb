import { useQuery } from '@tanstack/react-query'
import { keys } from '@/api/keys'
import type { TimelineQuery } from '@/api/types'
import { fetchEvent } from '../api/fetchEvent'
import { useMarkedPhotos } from '../api/useMarkedPhotos'
import type { QueuePhoto } from './queue'
import { fetchReviewTurn, filterIn } from './reviewTurn'

/** Which photos are in turn; `photoId`: from where, 0 for the beginning. */
export type Source =
  | { kind: 'marked' }
  | { kind: 'event'; photoId: number }
  | { kind: 'review'; photoId: number; query: TimelineQuery }

/** ?from=event&of=ID names the event of a photo, ?from=review and its filters what the review page shows; else the marked photos. */
export function sourceIn(search: URLSearchParams): Source {
  const photoId = Number(search.get('of') ?? search.get('photo')) || 0
  const from = search.get('from')
  if (from === 'review') return { kind: 'review', photoId, query: filterIn(search) }
  return from === 'event' && photoId > 0 ? { kind: 'event', photoId } : { kind: 'marked' }
}

interface Turn {
  photos: readonly QueuePhoto[]
}

async function fetchTurn(source: Source, signal: AbortSignal): Promise<Turn> {
  if (source.kind === 'review') return fetchReviewTurn(source.query, source.photoId, signal)
  return { photos: source.kind === 'event' ? await fetchEvent(source.photoId, signal) : [] }
}

export function useQueue(source: Source) {
  const isMarked = source.kind === 'marked'
  const marked = useMarkedPhotos(isMarked)
  const turn = useQuery<Turn>({
    queryKey: keys.queue(JSON.stringify(source)),
    queryFn: ({ signal }) => fetchTurn(source, signal),
    // What is annotated stays in turn, with a check, though a filter would leave it out now.
    staleTime: Infinity,
    enabled: !isMarked,
  })
  const { isPending, isError, error, refetch } = isMarked ? marked : turn
  return { photos: isMarked ? marked.data : turn.data?.photos, isPending, isError, error, refetch }
}
