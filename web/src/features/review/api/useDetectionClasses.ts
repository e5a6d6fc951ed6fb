import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

export function useDetectionClasses() {
  return useQuery({ queryKey: keys.detectionClasses, queryFn: ({ signal }) => dataOf(client.GET('/detections/classes', { signal })) })
}
