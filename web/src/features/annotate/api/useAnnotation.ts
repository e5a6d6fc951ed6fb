import { useQuery } from '@tanstack/react-query'
import { keys } from '@/api/keys'
import { fetchAnnotation } from './fetchAnnotation'

/** The truth for a photo, as it is now: edits begin from it. */
export function useAnnotation(id: number, enabled: boolean) {
  return useQuery({
    queryKey: keys.annotation(id),
    queryFn: ({ signal }) => fetchAnnotation(id, signal),
    enabled,
  })
}
