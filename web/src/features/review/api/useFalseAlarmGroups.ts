import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

/** Boxes that come back at the same place of the same camera, not judged yet. */
export function useFalseAlarmGroups(camera: string | undefined) {
  return useQuery({
    queryKey: keys.falseAlarmGroups(camera),
    queryFn: ({ signal }) => dataOf(client.GET('/api/false-alarm-groups', { params: { query: { camera } }, signal })),
  })
}
