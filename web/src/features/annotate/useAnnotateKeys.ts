import { movedBox, resizedBox, type Box, type Point } from '@/lib/geometry'
import { isDialogsKey } from '@/lib/keys/dialogKeys'
import { isOnControl } from '@/lib/keys/keyboard'
import { useKeys } from '@/lib/keys/useKeys'
import { usePhoto } from './api/usePhoto'
import { useToggleMark } from './panel/useToggleMark'
import type { Warnings } from './panel/useWarnings'
import { selectedBox } from './scene/editor'
import type { SceneBox } from './scene/scene'
import type { WorkspaceActions } from './useActions'

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}
const largeSteps = 10
const zoomStep = 1.3
const middle: Box = { x_min: 0.4, y_min: 0.4, x_max: 0.6, y_max: 0.6 }

/** The shortcuts of the annotate page; the list under "?" names them. */
export function useAnnotateKeys(actions: WorkspaceActions, warnings: Warnings): void {
  const toggleMark = useToggleMark()
  const { data: photo } = usePhoto(actions.photo.id)
  const [warning] = warnings.cards
  const plain: Readonly<Record<string, (() => void) | undefined>> = {
    ...plainKeys(actions, () => photo && toggleMark(photo)),
    q: () => warning && warnings.fix(warning),
    w: () => warning && warnings.callRight(warning),
  }
  useKeys((event) => {
    if (isDialogsKey() || event.altKey) return false
    if (hasKeyboardFocusOnControl(event)) return false
    if (arrows[event.key]) return pressArrow(event, actions)
    if (event.ctrlKey || event.metaKey) return pressWithControl(event, actions)
    const press = plain[event.key] ?? chooseClass(actions, event.key)
    press?.()
    return press !== undefined
  })
}

/** A control reached by keyboard keeps Enter and Space; one that was clicked gives them back to the page. */
function hasKeyboardFocusOnControl(event: KeyboardEvent): boolean {
  const pressesControl = event.key === 'Enter' || event.key === ' '
  return pressesControl && isOnControl(event) && (event.target as Element).matches(':focus-visible')
}

function plainKeys(actions: WorkspaceActions, toggleMark: () => void): Readonly<Record<string, () => void>> {
  const { session, viewport, display, changeDisplay } = actions
  const remove = () => {
    const box = selectedBox(session.snapshot().editor)
    if (box) session.edit({ type: 'remove', key: box.key })
  }
  return {
    Enter: actions.confirm,
    e: () => session.edit({ type: 'confirmEmpty' }),
    a: actions.acceptOne,
    s: () => void actions.labels.acceptAll(),
    x: actions.rejectOne,
    n: () => actions.labels.draw(middle),
    c: () => actions.classField.current?.focus(),
    v: () => void actions.copyPrevious(),
    m: toggleMark,
    p: actions.proposals.toggle,
    b: actions.toggleTool,
    t: () => changeDisplay({ crosshair: !display.crosshair }),
    h: actions.toggleOnlySelected,
    l: actions.toggleNight,
    '[': () => session.edit({ type: 'selectNext', step: -1 }),
    ']': () => session.edit({ type: 'selectNext', step: 1 }),
    Delete: remove,
    Backspace: remove,
    Escape: actions.escape,
    d: () => actions.previous?.(),
    f: () => actions.next?.(),
    '+': () => viewport.zoom(zoomStep),
    '=': () => viewport.zoom(zoomStep),
    '-': () => viewport.zoom(1 / zoomStep),
    '0': () => viewport.fit(),
    z: () => viewport.fullSize(),
    ' ': () => undefined,
  }
}

function chooseClass({ labels }: WorkspaceActions, key: string): (() => void) | undefined {
  const name = labels.names.find((each) => labels.keys.get(each) === key)
  return name === undefined ? undefined : () => labels.choose(name)
}

/** Moves or resizes the selected box; without one, goes to the neighbouring photo. */
function pressArrow(event: KeyboardEvent, actions: WorkspaceActions): boolean {
  const direction = arrows[event.key]
  const box = selectedBox(actions.session.snapshot().editor)
  if (direction && box) actions.session.edit({ type: 'nudge', key: box.key, box: nudged(box, direction, event, actions) })
  else if (event.key === 'ArrowLeft') actions.previous?.()
  else if (event.key === 'ArrowRight') actions.next?.()
  else return false
  return true
}

/** By a pixel of the photo, or of the screen where that is more, so that each press can be seen. */
function nudged(box: SceneBox, direction: Point, event: KeyboardEvent, { photo, viewport }: WorkspaceActions): Box {
  const pixels = Math.max(1, Math.round(1 / viewport.view().scale)) * (event.shiftKey ? largeSteps : 1)
  const distance = { x: (direction.x * pixels) / photo.width, y: (direction.y * pixels) / photo.height }
  return event.ctrlKey || event.metaKey ? resizedBox(box, 'se', distance) : movedBox(box, distance)
}

function pressWithControl(event: KeyboardEvent, { session, duplicate }: WorkspaceActions): boolean {
  const key = event.key.toLowerCase()
  if (key === 'z') session.edit({ type: event.shiftKey ? 'redo' : 'undo' })
  else if (key === 'y') session.edit({ type: 'redo' })
  else if (key === 'd') duplicate()
  else return false
  return true
}
