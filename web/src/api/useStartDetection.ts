import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from './client'
import { keys } from './keys'

/** Lets a model look at all photos and keep its boxes without making them the shown ones. */
export function useStartDetection() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (model: string) =>
      dataOf(client.POST('/api/jobs', { body: { kind: 'detect', params: { scope: 'all', model, show: false } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.jobs }),
  })
}
