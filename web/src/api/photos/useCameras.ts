import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from '../client'
import { keys } from '../keys'

export function useCameras() {
  return useQuery({ queryKey: keys.cameras, queryFn: ({ signal }) => dataOf(client.GET('/api/cameras', { signal })) })
}
