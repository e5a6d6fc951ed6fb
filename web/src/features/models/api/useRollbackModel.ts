import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

export function useRollbackModel() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => dataOf(client.POST('/api/models/rollback')),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keys.models })
      void cache.invalidateQueries({ queryKey: keys.stats })
      void cache.invalidateQueries({ queryKey: keys.activity })
    },
  })
}
