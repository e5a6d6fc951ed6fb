import { useQuery } from '@tanstack/react-query'
import { fetchEvent } from '@/api/fetchEvent'
import { keys } from '@/api/keys'
import { useMarkedPhotos } from '@/api/useMarkedPhotos'
import type { QueuePhoto } from './queue'

/** Which photos are in turn, as the page's address says. */
export type Source = { kind: 'marked' } | { kind: 'event'; photoId: number }

/** ?from=event&of=ID names the event of a photo; all marked photos otherwise. */
export function sourceIn(search: URLSearchParams): Source {
  const photoId = Number(search.get('of') ?? search.get('photo'))
  return search.get('from') === 'event' && photoId > 0 ? { kind: 'event', photoId } : { kind: 'marked' }
}

interface Turn {
  photos: readonly QueuePhoto[]
}

export function useQueue(source: Source) {
  const marked = useMarkedPhotos(source.kind === 'marked')
  const event = useQuery<Turn>({
    queryKey: keys.queue(JSON.stringify(source)),
    queryFn: async ({ signal }) => ({ photos: source.kind === 'event' ? await fetchEvent(source.photoId, signal) : [] }),
    staleTime: Infinity,
    enabled: source.kind !== 'marked',
  })
  const { isPending, isError, error, refetch } = source.kind === 'marked' ? marked : event
  return { photos: source.kind === 'marked' ? marked.data : event.data?.photos, isPending, isError, error, refetch }
}
