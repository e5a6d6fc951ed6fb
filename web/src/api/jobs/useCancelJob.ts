import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '../client'
import { keys } from '../keys'
import type { Job } from '../types'

/** Asks a job to end at its next step; until then it says `stopping`. */
export function useCancelJob() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: number) => dataOf(client.POST('/api/jobs/{job_id}/cancel', { params: { path: { job_id: id } } })),
    onSuccess: (job: Job) => {
      cache.setQueryData<Job[]>(keys.jobs, (jobs) => jobs?.map((known) => (known.id === job.id ? job : known)))
      void cache.invalidateQueries({ queryKey: keys.runs })
    },
  })
}
