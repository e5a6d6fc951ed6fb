import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from '../client'
import { keys } from '../keys'
import { isActive } from './jobState'

const activeRefresh = 2000

/** Long work, newest first; asked again now and then while some is active, beside the event stream. */
export function useJobs() {
  return useQuery({
    queryKey: keys.jobs,
    queryFn: ({ signal }) => dataOf(client.GET('/api/jobs', { signal })),
    refetchInterval: ({ state }) => (state.data?.some((job) => isActive(job.state)) ? activeRefresh : false),
  })
}
