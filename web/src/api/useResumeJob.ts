import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from './client'
import { keys } from './keys'

export function useResumeJob() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: number) => dataOf(client.POST('/api/jobs/{job_id}/resume', { params: { path: { job_id: id } } })),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keys.jobs })
    },
  })
}
