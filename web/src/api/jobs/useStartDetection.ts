import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '../client'
import { keys } from '../keys'

/** Lets a model look at all photos; its boxes then become the shown ones or are kept beside them. */
export function useStartDetection({ show }: { show: boolean } = { show: false }) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (model: string) =>
      dataOf(client.POST('/api/jobs', { body: { kind: 'detect', params: { scope: 'all', model, show } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.jobs }),
  })
}
