import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from './client'
import { keys } from './keys'

export function useTrainingRuns() {
  return useQuery({ queryKey: keys.runs, queryFn: ({ signal }) => dataOf(client.GET('/api/training/runs', { signal })) })
}
