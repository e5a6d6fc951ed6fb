import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

export function useDeleteFilter() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => dataOf(client.DELETE('/api/saved-filters/{name}', { params: { path: { name } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.savedFilters }),
  })
}
