import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

/** The classes with how much each is used. */
export function useClassUsage() {
  return useQuery({ queryKey: keys.classUsage, queryFn: ({ signal }) => dataOf(client.GET('/api/classes/usage', { signal })) })
}
