import { isDialogsKey } from '@/lib/keys/dialogKeys'
import { useKeys } from '@/lib/keys/useKeys'
import { lowestThreshold } from '../reviewAddress'
import { verdictKeys } from '../verdicts/verdicts'
import { useSession, useThreshold } from './context'
import type { ReviewSession } from './ReviewSession'

const directions = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' } as const
const thresholdStep = 0.05

const isDirection = (key: string): key is keyof typeof directions => key in directions

/** Whether a dialog other than the large photo was open at this press: the key is then its own. */
export const isElsewhere = () => isDialogsKey('[data-large-photo]')

/** Verdicts, undo, redo and the threshold, in the grid and on the open photo alike. */
export function useVerdictKeys(): void {
  const session = useSession()
  const threshold = useThreshold()
  useKeys((event) => {
    if (event.altKey || isElsewhere()) return false
    if (event.ctrlKey || event.metaKey) return historyKey(session, event)
    const verdict = verdictKeys[event.key.toLowerCase()]
    if (verdict) session.judge(verdict, event.shiftKey ? 'event' : undefined)
    else if (event.key === '[') threshold.set(Math.max(lowestThreshold, rounded(threshold.value - thresholdStep)))
    else if (event.key === ']') threshold.set(Math.min(1, rounded(threshold.value + thresholdStep)))
    else return false
    return true
  })
}

const rounded = (value: number) => Math.round(value * 100) / 100

function historyKey(session: ReviewSession, event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase()
  if (key === 'y' || (key === 'z' && event.shiftKey)) session.redo()
  else if (key === 'z') session.undo()
  else return false
  return true
}

/** Moving over the grid and choosing in it. */
export function useGridKeys(jumpToDate: () => void, openFilters: () => void): void {
  const session = useSession()
  useKeys((event) => {
    if (event.altKey || isElsewhere() || session.state.openId !== null) return false
    if (isOwnControl(event)) return false
    const { focusId, selection } = session.state
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'a') return false
      void session.selectSection()
    } else if (isDirection(event.key)) moveOver(session, event.key, event.shiftKey)
    else if (event.key === 'Home' || event.key === 'End') void session.goToEnd(event.key === 'Home' ? 'first' : 'last')
    else if (event.key === 'Enter' && focusId !== null) session.open(focusId)
    else if (event.key === ' ' && focusId !== null) session.toggle(focusId)
    else if (event.key === 'e' && focusId !== null) session.toggleAll(session.eventIds(focusId))
    else if (event.key === 'j') jumpToDate()
    else if (event.key === '/') openFilters()
    else if (event.key === 'Escape' && selection.size > 0) session.selectNone()
    else return false
    return true
  })
}

/** Enter, Space and arrows belong to a button, slider or menu that has the focus, unless it is a photo's. */
function isOwnControl(event: KeyboardEvent): boolean {
  if (!['Enter', ' ', 'Home', 'End'].includes(event.key) && !isDirection(event.key)) return false
  const control = event.target instanceof Element && event.target.closest('button, a[href], [role="slider"], [role="menu"], [role="radiogroup"], summary')
  return Boolean(control) && !(control instanceof HTMLElement && control.dataset.photoId !== undefined)
}

function moveOver(session: ReviewSession, key: keyof typeof directions, extend: boolean): void {
  if (session.state.focusId !== null && session.source.model.find(session.state.focusId)) return session.move(directions[key], extend)
  const first = session.firstShown()
  if (first) void session.goTo(first.id)
}
