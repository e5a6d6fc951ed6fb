import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

/** Gives a class a colour or a key; empty text takes it away. */
export function useStyleClass() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ name, ...style }: { name: string; color?: string; shortcut?: string }) =>
      dataOf(client.PUT('/api/classes/{name}', { params: { path: { name } }, body: style })),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.classes }),
  })
}
