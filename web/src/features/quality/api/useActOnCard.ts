import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

export type CardAction = 'fix' | 'remove' | 'right' | 'undo'

const acting = ['quality-cards']

export function useActOnCard() {
  const cache = useQueryClient()
  return useMutation({
    mutationKey: acting,
    // In the order of the keys, one after another: an undo must not arrive before what it takes back.
    scope: { id: 'quality-cards' },
    mutationFn: ({ id, action }: { id: number; action: CardAction }) =>
      dataOf(client.POST('/api/quality/cards/{card_id}', { params: { path: { card_id: id } }, body: { action } })),
    // An answer from between two actions would show a card that the next of them is about to take away, or not yet one taken back.
    onMutate: () => cache.cancelQueries({ queryKey: keys.quality }),
    onSettled: () => (cache.isMutating({ mutationKey: acting }) > 1 ? undefined : cache.invalidateQueries({ queryKey: keys.quality })),
  })
}
