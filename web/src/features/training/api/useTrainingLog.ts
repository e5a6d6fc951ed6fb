import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

export function useTrainingLog() {
  return useQuery({ queryKey: keys.log, queryFn: ({ signal }) => dataOf(client.GET('/api/training/log', { signal })) })
}
