import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

export function useSavedFilters() {
  return useQuery({ queryKey: keys.savedFilters, queryFn: ({ signal }) => dataOf(client.GET('/api/saved-filters', { signal })) })
}
