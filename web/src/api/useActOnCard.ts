import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from './client'
import { keys } from './keys'

export type CardAction = 'fix' | 'remove' | 'right' | 'undo'

export function useActOnCard() {
  const cache = useQueryClient()
  return useMutation({
    // In the order of the keys, one after another: an undo must not arrive before what it takes back.
    scope: { id: 'quality-cards' },
    mutationFn: ({ id, action }: { id: number; action: CardAction }) =>
      dataOf(client.POST('/api/quality/cards/{card_id}', { params: { path: { card_id: id } }, body: { action } })),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.quality }),
  })
}
