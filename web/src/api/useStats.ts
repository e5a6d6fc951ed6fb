import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from './client'
import { keys } from './keys'

export function useStats() {
  return useQuery({ queryKey: keys.stats, queryFn: ({ signal }) => dataOf(client.GET('/stats', { signal })) })
}
