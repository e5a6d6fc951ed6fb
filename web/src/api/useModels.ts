import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from './client'
import { keys } from './keys'

export function useModels() {
  return useQuery({ queryKey: keys.models, queryFn: ({ signal }) => dataOf(client.GET('/api/models', { signal })) })
}
