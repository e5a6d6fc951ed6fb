import { Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { QualityCard } from '@/api/types'
import { useKeys } from '@/lib/keys/useKeys'
import { texts } from '@/lib/texts'
import { useActOnCard, type CardAction } from './api/useActOnCard'
import { CardActions } from './CardActions'
import { CardPicture } from './CardPicture'
import { annotateAddress, canRemove, currentOf, type Dealt } from './deck'
import classes from './Quality.module.css'

const say = texts.quality

/** One card at a time; what is dealt with goes at once, and comes back when the server refuses. */
export function CardDeck({ cards, total }: { cards: QualityCard[]; total: number }) {
  const navigate = useNavigate()
  const dealing = useDealing(cards)
  const { card, open, index } = dealing
  const annotate = () => {
    const address = card && annotateAddress(card)
    if (address) void navigate(address)
  }
  useDeckKeys(dealing, annotate)

  if (!card) return <Text py="xl">{say.noneOfKind}</Text>
  return (
    <article className={classes.card} aria-label={say.kinds[card.kind]}>
      <CardPicture key={card.key} card={card} />
      <div className={classes.side}>
        <CardActions
          card={card}
          position={say.position(index + 1, total - (cards.length - open.length))}
          canUndo={dealing.canUndo}
          onDeal={dealing.deal}
          onMove={dealing.move}
          onUndo={dealing.undo}
          onAnnotate={annotateAddress(card) ? annotate : undefined}
        />
      </div>
    </article>
  )
}

type Dealing = ReturnType<typeof useDealing>

/** The card in turn, and what is done with it. */
function useDealing(cards: QualityCard[]) {
  const act = useActOnCard()
  const [dealt, setDealt] = useState<Dealt>({ gone: [], index: 0, back: null })
  const { card, open, index } = currentOf(cards, dealt)
  const move = (step: number) => setDealt((state) => ({ ...state, back: null, index: Math.max(0, Math.min(index + step, open.length - 1)) }))
  // Each has an ending of its own: callbacks of mutate() are called for the latest only.
  const send = (id: number, action: CardAction) =>
    act.mutateAsync({ id, action }).catch((error: Error) => {
      setDealt((state) => ({ ...state, gone: state.gone.filter((each) => each !== id) }))
      notifications.show({ color: 'red', title: say.failed, message: error.message })
    })
  const deal = (action: Exclude<CardAction, 'undo'>) => {
    if (!card?.id) return
    const id = card.id
    setDealt((state) => ({ gone: [...state.gone, id], index, back: null }))
    void send(id, action)
  }
  const undo = () => {
    const id = dealt.gone.at(-1)
    if (id === undefined) return
    setDealt((state) => ({ gone: state.gone.slice(0, -1), index, back: id }))
    void send(id, 'undo')
  }
  return { card, open, index, move, deal, undo, canUndo: dealt.gone.length > 0 }
}

const isOnButton = ({ key, target }: KeyboardEvent) => key === 'Enter' && target instanceof HTMLElement && target.closest('button, a, input') !== null

function useDeckKeys({ card, deal, move, undo }: Dealing, annotate: () => void): void {
  useKeys((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isOnButton(event)) return false
    const fix = () => card?.suggestion && deal('fix')
    const remove = () => card && canRemove(card) && deal('remove')
    const actions: Record<string, () => void> = {
      f: () => void fix(), Enter: () => void fix(), x: () => void remove(), Delete: () => void remove(),
      r: () => deal('right'), s: () => move(1), ArrowRight: () => move(1), ArrowLeft: () => move(-1), a: annotate, z: undo,
    }
    actions[event.key]?.()
    return event.key in actions
  })
}
