import { useQuery } from '@tanstack/react-query'
import { client, dataOf } from './client'
import { keys } from './keys'

/** What other programs changed in data/to_annotate/ and a person must decide on. */
export function useLabelFiles() {
  return useQuery({ queryKey: keys.labelFiles, queryFn: ({ signal }) => dataOf(client.GET('/api/label-files', { signal })) })
}
