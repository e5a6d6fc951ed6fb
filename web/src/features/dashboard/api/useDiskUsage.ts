import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

const refresh = 60_000

export function useDiskUsage() {
  return useQuery({ queryKey: keys.disk, queryFn: ({ signal }) => dataOf(client.GET('/api/disk', { signal })), refetchInterval: refresh })
}
