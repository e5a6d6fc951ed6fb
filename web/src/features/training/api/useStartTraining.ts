import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'
import type { TrainingRequest } from '@/api/types'

export function useStartTraining() {
  const cache = useQueryClient()
  return useMutation({
    // The server ends checks when a run starts.
    onMutate: () => cache.cancelQueries({ queryKey: keys.trainingChecks }),
    mutationFn: (body: TrainingRequest) => dataOf(client.POST('/api/training/runs', { body: body as Required<TrainingRequest> })),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: keys.runs })
      void cache.invalidateQueries({ queryKey: keys.jobs })
    },
  })
}
