import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

export function useDeployModel() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ model, force, note }: { model: string; force: boolean; note?: string }) => dataOf(client.POST('/api/models/{model}/deploy', { params: { path: { model } }, body: { force, note } })),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keys.models })
      void cache.invalidateQueries({ queryKey: keys.stats })
      void cache.invalidateQueries({ queryKey: keys.activity })
    },
  })
}
