import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'

interface Change {
  from: string
  into: string
  preview: boolean
}

/** Renames or merges a class, or says what that would change. */
export function useChangeClass() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ from, into, preview }: Change) =>
      dataOf(client.POST('/api/classes/{name}/change', { params: { path: { name: from } }, body: { into, preview } })),
    // Its boxes stand on many photos, in datasets and in lists.
    onSuccess: (_change, { preview }) => (preview ? undefined : cache.invalidateQueries()),
  })
}
