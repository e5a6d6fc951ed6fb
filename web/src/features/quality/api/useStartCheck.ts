import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

/** Starts a check of all labels; its job says how far it is. */
export function useStartCheck() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => dataOf(client.POST('/api/jobs', { body: { kind: 'check' } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.jobs }),
  })
}
