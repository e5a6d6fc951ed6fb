import { useQuery } from '@tanstack/react-query'
import { setClassColors } from '@/lib/classes/classColor'
import { client, dataOf } from './client'
import { keys } from './keys'

/** The classes a person can choose; their colours count from then on wherever boxes are drawn. */
export function useClasses() {
  return useQuery({
    queryKey: keys.classes,
    queryFn: async ({ signal }) => {
      const classes = await dataOf(client.GET('/api/classes', { signal }))
      setClassColors(classes)
      return classes
    },
  })
}
