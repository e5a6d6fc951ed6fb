import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

export function useDeleteClass() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => dataOf(client.DELETE('/api/classes/{name}', { params: { path: { name } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.classes }),
  })
}
