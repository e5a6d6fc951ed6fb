import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

export function useStartDemo() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => dataOf(client.POST('/api/demo')),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keys.jobs })
    },
  })
}
