import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from './client'
import { keys } from './keys'

/** An upload of a thousand photos makes more than a hundred entries. */
const limit = 200

export function useActivity() {
  return useQuery({ queryKey: keys.activity, queryFn: ({ signal }) => dataOf(client.GET('/api/activity', { params: { query: { limit } }, signal })) })
}
