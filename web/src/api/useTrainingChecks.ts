import { useQueries } from '@tanstack/react-query'
import { ApiError, client, dataOf } from './client'
import { keys } from './keys'
import type { TrainingCheck, TrainingRequest } from './types'

let turn: Promise<unknown> = Promise.resolve()

/** One after another, since the server checks one run at a time. */
function checkTraining(request: TrainingRequest, signal: AbortSignal): Promise<TrainingCheck> {
  const mine = turn.then(() => {
    signal.throwIfAborted()
    return dataOf(client.POST('/api/training/check', { body: request as Required<TrainingRequest>, signal }))
  })
  turn = mine.catch(() => undefined)
  return mine
}

/** Another window's check may have taken the place of this one. */
const isReplaced = (error: Error) => error instanceof ApiError && error.status === 499
const retries = 3

/** The checks of several requests, in this order; `data` names the state of the data that they are about. */
export function useTrainingChecks(requests: TrainingRequest[], data: string, enabled: boolean) {
  return useQueries({
    queries: requests.map((request) => ({
      queryKey: keys.trainingCheck(request, data),
      queryFn: ({ signal }: { signal: AbortSignal }) => checkTraining(request, signal),
      enabled,
      staleTime: Infinity,
      retry: (count: number, error: Error) => isReplaced(error) && count < retries,
      retryDelay: 5000,
    })),
  })
}
