import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from './client'
import { keys } from './keys'

export function useDatasets() {
  return useQuery({ queryKey: keys.datasets, queryFn: ({ signal }) => dataOf(client.GET('/api/datasets', { signal })) })
}
