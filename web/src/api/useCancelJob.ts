import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from './client'
import { keys } from './keys'
import type { Job } from './types'

/** A job that is resumed is another turn of it. */
export type JobTurn = Pick<Job, 'id' | 'started_at'>

const cancelling = ['cancel-job']

export function useCancelJob() {
  const cache = useQueryClient()
  return useMutation({
    mutationKey: cancelling,
    mutationFn: ({ id }: JobTurn) => dataOf(client.POST('/api/jobs/{job_id}/cancel', { params: { path: { job_id: id } } })),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keys.runs })
      void cache.invalidateQueries({ queryKey: keys.jobs })
    },
  })
}

/** Whether a job was asked in this window to stop. It ends at its next step, and says nothing of it before. */
export function useIsStopping(job: JobTurn | undefined): boolean {
  const asked = useMutationState({ filters: { mutationKey: cancelling }, select: ({ state }) => (state.status === 'error' ? undefined : (state.variables as JobTurn)) })
  return job !== undefined && job.started_at !== null && asked.some((turn) => turn?.id === job.id && turn.started_at === job.started_at)
}
