import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

/** The photos that the same camera took around one, oldest first. */
export function useEvent(photoId: number, gapMinutes: number) {
  return useQuery({
    queryKey: keys.event(photoId, gapMinutes),
    queryFn: ({ signal }) =>
      dataOf(
        client.GET('/api/photos/{photo_id}/event', {
          params: { path: { photo_id: photoId }, query: { gap_minutes: gapMinutes } },
          signal,
        }),
      ),
    // The photos of one event need no new answer to be shown.
    placeholderData: (previous) => (previous?.some((photo) => photo.id === photoId) ? previous : undefined),
  })
}
