import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from './client'
import { keys } from './keys'

export function useAddClass() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => dataOf(client.POST('/api/classes', { body: { name } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.classes }),
  })
}
