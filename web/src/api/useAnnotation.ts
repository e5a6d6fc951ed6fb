import { useQuery } from '@tanstack/react-query'
import { fetchAnnotation } from './fetchAnnotation'
import { keys } from './keys'

export function annotationQuery(id: number) {
  return { queryKey: keys.annotation(id), queryFn: ({ signal }: { signal: AbortSignal }) => fetchAnnotation(id, signal) }
}

export function useAnnotation(id: number) {
  return useQuery(annotationQuery(id))
}
