import { useEffect, useState } from 'react'
import { useToggleMark } from '@/components/MarkButton'
import type { Photo } from '@/api/types'
import { movedBox, resizedBox, type Box, type Point } from '@/lib/geometry'
import { isOnControl, isTyping } from '@/lib/keyboard'
import { useKeys } from '@/lib/useKeys'
import { selectedBox } from './editor'
import type { SceneBox } from './scene'
import type { WorkspaceActions } from './Workspace'

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}
const smallStep = 2
const largeStep = 20
const zoomStep = 1.3
const middle: Box = { x_min: 0.4, y_min: 0.4, x_max: 0.6, y_max: 0.6 }

/** The shortcuts of the annotate page; the list under "?" names them. */
export function useAnnotateKeys(photo: Photo, actions: WorkspaceActions): void {
  const toggleMark = useToggleMark()
  const plain = plainKeys(actions, () => toggleMark(photo))
  useKeys((event) => {
    if (document.querySelector('[role="dialog"]') || event.altKey) return false
    if (hasKeyboardFocusOnControl(event)) return false
    if (arrows[event.key]) return pressArrow(event, photo, actions)
    if (event.ctrlKey || event.metaKey) return undoOrRedo(event, actions)
    const press = /^[1-9]$/.test(event.key) ? chooseClass(actions, Number(event.key)) : plain[event.key]
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
  const { session, viewport } = actions
  const selected = () => selectedBox(session.snapshot().editor)
  const remove = () => {
    const box = selected()
    if (box) session.edit({ type: 'remove', key: box.key })
  }
  const acceptOneOrAll = () => {
    const box = selected()
    if (box?.origin === 'proposed') session.edit({ type: 'accept', key: box.key })
    else actions.labels.acceptAll()
  }
  return {
    Enter: actions.confirm,
    e: () => session.edit({ type: 'confirmEmpty' }),
    a: acceptOneOrAll,
    n: () => actions.labels.draw(middle),
    m: toggleMark,
    p: actions.showProposals,
    '[': () => session.edit({ type: 'selectNext', step: -1 }),
    ']': () => session.edit({ type: 'selectNext', step: 1 }),
    Delete: remove,
    Backspace: remove,
    Escape: () => session.edit({ type: 'select', key: null }),
    d: () => actions.previous?.(),
    f: () => actions.next?.(),
    '+': () => viewport.zoom(zoomStep),
    '=': () => viewport.zoom(zoomStep),
    '-': () => viewport.zoom(1 / zoomStep),
    '0': viewport.reset,
    ' ': () => undefined,
  }
}

function chooseClass({ labels }: WorkspaceActions, position: number): (() => void) | undefined {
  const name = labels.names[position - 1]
  return name === undefined ? undefined : () => labels.choose(name)
}

/** Moves or resizes the selected box; without one, goes to the neighbouring photo. */
function pressArrow(event: KeyboardEvent, photo: Photo, { session, previous, next }: WorkspaceActions): boolean {
  const direction = arrows[event.key]
  const box = selectedBox(session.snapshot().editor)
  if (direction && box) session.edit({ type: 'reshape', key: box.key, box: nudged(box, direction, event, photo) })
  else if (event.key === 'ArrowLeft') previous?.()
  else if (event.key === 'ArrowRight') next?.()
  else return false
  return true
}

function nudged(box: SceneBox, direction: Point, event: KeyboardEvent, photo: Photo): Box {
  const pixels = event.shiftKey ? largeStep : smallStep
  const distance = { x: (direction.x * pixels) / photo.width, y: (direction.y * pixels) / photo.height }
  return event.ctrlKey || event.metaKey ? resizedBox(box, 'se', distance) : movedBox(box, distance)
}

function undoOrRedo(event: KeyboardEvent, { session }: WorkspaceActions): boolean {
  const key = event.key.toLowerCase()
  if (key === 'z') session.edit({ type: event.shiftKey ? 'redo' : 'undo' })
  else if (key === 'y') session.edit({ type: 'redo' })
  else return false
  return true
}

/** Whether the space bar is held down, which turns drawing into moving the view. */
export function useSpaceHeld(): boolean {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === ' ' && !isTyping(event)) setHeld(event.type === 'keydown')
    }
    window.addEventListener('keydown', press)
    window.addEventListener('keyup', press)
    return () => {
      window.removeEventListener('keydown', press)
      window.removeEventListener('keyup', press)
    }
  }, [])
  return held
}
