import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from './client'
import { keys } from './keys'

export function useCancelJob() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: number) => dataOf(client.POST('/api/jobs/{job_id}/cancel', { params: { path: { job_id: id } } })),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keys.jobs })
    },
  })
}
