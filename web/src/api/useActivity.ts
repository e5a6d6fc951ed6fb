import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from './client'
import { keys } from './keys'

export function useActivity() {
  return useQuery({ queryKey: keys.activity, queryFn: ({ signal }) => dataOf(client.GET('/api/activity', { params: { query: { limit: 12 } }, signal })) })
}
