import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

export function useActivity() {
  return useQuery({ queryKey: keys.activity, queryFn: ({ signal }) => dataOf(client.GET('/api/activity', { params: { query: { limit: 12 } }, signal })) })
}
