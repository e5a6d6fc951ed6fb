import { useQueries } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'
import type { TrainingCheck, TrainingRequest } from '@/api/types'
import { thisWindow } from '@/lib/thisWindow'

let turn: Promise<unknown> = Promise.resolve()

/** One after another: of one window the server answers only the latest check. */
function checkTraining(request: TrainingRequest, signal: AbortSignal): Promise<TrainingCheck> {
  const mine = turn.then(() => {
    signal.throwIfAborted()
    const params = { query: { asker: thisWindow } }
    return dataOf(client.POST('/api/training/check', { params, body: request as Required<TrainingRequest>, signal }))
  })
  turn = mine.catch(() => undefined)
  return mine
}

/** The checks of several requests, in this order; `data` names the state of the data that they are about. */
export function useTrainingChecks(requests: TrainingRequest[], data: string, enabled: boolean) {
  return useQueries({
    queries: requests.map((request) => ({
      queryKey: keys.trainingCheck(request, data),
      queryFn: ({ signal }: { signal: AbortSignal }) => checkTraining(request, signal),
      enabled,
      staleTime: Infinity,
    })),
  })
}
