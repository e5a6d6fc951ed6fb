import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from './client'
import { keys } from './keys'

export function useClasses() {
  return useQuery({ queryKey: keys.classes, queryFn: ({ signal }) => dataOf(client.GET('/api/classes', { signal })) })
}
