import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'
import type { SavedFilter } from '@/api/types'

/** Saves a filter under its name, in place of one that has it. */
export function useSaveFilter() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ name, query }: SavedFilter) =>
      dataOf(client.PUT('/api/saved-filters/{name}', { params: { path: { name } }, body: { query } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.savedFilters }),
  })
}
