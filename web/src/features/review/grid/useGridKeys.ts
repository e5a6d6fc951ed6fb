import { useKeys } from '@/lib/keys/useKeys'
import { useSession } from '../session/context'
import type { ReviewSession } from '../session/ReviewSession'
import { isElsewhere } from '../verdicts/sharedKeys'

const directions = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' } as const

const isDirection = (key: string): key is keyof typeof directions => key in directions

/** Moving over the grid and choosing in it. */
export function useGridKeys(jumpToDate: () => void, openFilters: () => void): void {
  const session = useSession()
  useKeys((event) => {
    if (event.altKey || isElsewhere() || session.state.openId !== null) return false
    if (isOwnControl(event)) return false
    const { focusId, selection } = session.state
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'a') return false
      void session.choosing.selectSection()
    } else if (isDirection(event.key)) moveOver(session, event.key, event.shiftKey)
    else if (event.key === 'Home' || event.key === 'End') void session.moving.goToEnd(event.key === 'Home' ? 'first' : 'last')
    else if (event.key === 'Enter' && focusId !== null) session.opening.open(focusId)
    else if (event.key === ' ' && focusId !== null) session.choosing.toggle(focusId)
    else if (event.key === 'e' && focusId !== null) session.choosing.toggleAll(session.opening.eventIds(focusId))
    else if (event.key === 'j') jumpToDate()
    else if (event.key === '/') openFilters()
    else if (event.key === 'Escape' && selection.size > 0) session.choosing.selectNone()
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
  if (session.state.focusId !== null && session.source.model.find(session.state.focusId)) return session.moving.move(directions[key], extend)
  const first = session.moving.firstShown()
  if (first) void session.moving.goTo(first.id)
}
