import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from './client'
import { keys } from './keys'

export function useSavedFilters() {
  return useQuery({ queryKey: keys.savedFilters, queryFn: ({ signal }) => dataOf(client.GET('/api/saved-filters', { signal })) })
}
