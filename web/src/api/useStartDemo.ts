import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from './client'
import { keys } from './keys'

export function useStartDemo() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => dataOf(client.POST('/api/demo')),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keys.jobs })
    },
  })
}
