import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

export function useResumeTraining() {
  const cache = useQueryClient()
  return useMutation({
    // The server ends checks when a run starts.
    onMutate: () => cache.cancelQueries({ queryKey: keys.trainingChecks }),
    mutationFn: (id: number) => dataOf(client.POST('/api/training/runs/{run_id}/resume', { params: { path: { run_id: id } } })),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keys.runs })
      void cache.invalidateQueries({ queryKey: keys.jobs })
    },
  })
}
