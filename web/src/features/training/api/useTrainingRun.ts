import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

const activeRefresh = 3000

/** A run with its epochs; asked again now and then while it is active, beside the event stream. */
export function useTrainingRun(id: number) {
  return useQuery({
    queryKey: keys.run(id),
    queryFn: ({ signal }) =>
      dataOf(client.GET('/api/training/runs/{run_id}', { params: { path: { run_id: id } }, signal })),
    refetchInterval: ({ state }) =>
      state.data?.state === 'running' || state.data?.state === 'queued' ? activeRefresh : false,
  })
}
