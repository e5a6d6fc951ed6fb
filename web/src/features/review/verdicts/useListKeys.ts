import { useRef, useState, type FocusEvent } from 'react'
import { isOnControl } from '@/lib/keys/keyboard'
import { useKeys } from '@/lib/keys/useKeys'
import { historyKey, isElsewhere } from './sharedKeys'

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }

interface Acts {
  /** Other keys; says whether it used the key. */
  onKey: (key: string, index: number) => boolean
  onUndo: () => void
  onRedo: () => void
}

/** A list of articles with keys: arrows move over it, and all others are about the one that had the focus last. */
export function useListKeys(count: number, { onKey, onUndo, onRedo }: Acts) {
  const [chosen, setChosen] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const current = Math.max(0, Math.min(chosen, count - 1))
  const move = (step: number) => {
    // The first press comes to the article that is the present one already.
    const isHere = list.current?.contains(document.activeElement)
    const next = Math.max(0, Math.min(isHere || !Number.isFinite(step) ? current + step : current, count - 1))
    setChosen(next)
    list.current?.querySelectorAll<HTMLElement>('article')[next]?.focus()
  }
  useKeys((event) => {
    if (event.altKey || isElsewhere() || count === 0) return false
    if (event.ctrlKey || event.metaKey) return historyKey(event, { undo: onUndo, redo: onRedo })
    const step = steps[event.key]
    if (step !== undefined && isOwnStep(event)) return false
    if (step !== undefined) move(step)
    else if (event.key === 'Enter' && isOnControl(event)) return false
    else return onKey(event.key, current)
    return true
  })
  const itemAt = (index: number) => ({
    tabIndex: -1,
    'aria-current': index === current,
    // A press must not move what it is about to hit: only its end chooses.
    onFocusCapture: ({ target }: FocusEvent) => target.matches(':focus-visible') && setChosen(index),
    onClick: () => setChosen(index),
  })
  return { list, current, itemAt }
}

/** Sliders and choices have their own use for arrows. */
const isOwnStep = ({ target }: KeyboardEvent) => target instanceof Element && target.closest('input, [role="slider"]') !== null
