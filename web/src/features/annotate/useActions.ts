import { useRef, useState, type RefObject } from 'react'
import type { AnnotationBox } from '@/api/types'
import { movedBox, type Point } from '@/lib/geometry'
import { texts } from '@/lib/texts'
import { fetchAnnotation } from './api/fetchAnnotation'
import { fetchEvent } from './api/fetchEvent'
import type { CanvasStage } from './canvas/CanvasStage'
import { boxesAt, clickedBox } from './canvas/hit'
import type { Viewport } from './canvas/view'
import type { QueuePhoto } from './queue/queue'
import type { EditSession } from './saving/EditSession'
import type { Sessions } from './saving/Sessions'
import { sceneIn, selectedBox } from './scene/editor'
import { isDecided, type SceneBox } from './scene/scene'
import { isPlain, nightLight, plainLight, type Display } from './toolbar/display'
import type { Labels } from './useLabels'
import type { Proposing } from './useProposing'

const say = texts.annotate
const aside: Point = { x: 0.02, y: 0.02 }

interface Context {
  photo: QueuePhoto
  session: EditSession
  sessions: Sessions
  viewport: Viewport
  labels: Labels
  proposals: Proposing
  display: Display
  changeDisplay: (change: Partial<Display>) => void
  previous: (() => void) | undefined
  next: (() => void) | undefined
  onDone: () => void
  notify: (text: string) => void
}

export interface WorkspaceActions extends Omit<Context, 'onDone' | 'sessions'> {
  stage: RefObject<CanvasStage | null>
  classField: RefObject<HTMLInputElement | null>
  onlySelected: boolean
  toggleOnlySelected: () => void
  toggleTool: () => void
  toggleNight: () => void
  confirm: () => void
  /** Accept or reject the selected proposal, or the first one, and go to the next. */
  acceptOne: () => void
  rejectOne: () => void
  click: (point: Point, again: boolean) => void
  /** Rejects or deletes the box at a point, the smallest one. */
  removeAt: (point: Point) => void
  duplicate: () => void
  copyPrevious: () => Promise<void>
  escape: () => void
}

/** What a person can do with the photo, by key, mouse or touch. */
export function useActions({ onDone, sessions, ...context }: Context): WorkspaceActions {
  const { session, labels, display, changeDisplay, notify } = context
  const stage = useRef<CanvasStage>(null)
  const classField = useRef<HTMLInputElement>(null)
  const [onlySelected, setOnlySelected] = useState(false)
  const confirm = () => {
    const isDone = labels.acceptAll()
    if (isDone && session.stored() === null) return notify(say.nothingDecided)
    void session.flush()
    if (isDone) onDone()
  }
  return {
    ...context,
    stage,
    classField,
    onlySelected,
    toggleOnlySelected: () => setOnlySelected(!onlySelected),
    toggleTool: () => changeDisplay({ tool: display.tool === 'drag' ? 'corners' : 'drag' }),
    toggleNight: () => changeDisplay(isPlain(display) ? nightLight : plainLight),
    confirm,
    acceptOne: () => decideOne(session, 'accept'),
    rejectOne: () => decideOne(session, 'remove'),
    click: (point, again) => click(context, onlySelected, point, again),
    removeAt: (point) => removeAt(session, onlySelected, point),
    duplicate: () => duplicate(session),
    copyPrevious: () => copyPrevious(context, sessions),
    escape: () => {
      if (stage.current?.dropCorner()) return
      if (session.hasJustTaken()) session.untake()
      else session.edit({ type: 'select', key: null })
    },
  }
}

const boxesOf = (session: EditSession) => sceneIn(session.snapshot().editor).boxes
const selectedIn = (session: EditSession) => selectedBox(session.snapshot().editor)

function decideOne(session: EditSession, type: 'accept' | 'remove'): void {
  const open = () => boxesOf(session).find((box) => !isDecided(box))
  const selected = selectedIn(session)
  const box = selected && !isDecided(selected) ? selected : open()
  if (!box) return
  session.edit({ type, key: box.key })
  session.edit({ type: 'select', key: open()?.key ?? null })
}

/** A click takes what the model sees where there is no box, and goes through the boxes where there are some. */
function click({ session, labels, notify }: Pick<Context, 'session' | 'labels' | 'notify'>, onlySelected: boolean, point: Point, again: boolean): void {
  const retake = again && session.hasJustTaken()
  const selected = selectedIn(session)
  const boxes = boxesInSight(session, onlySelected)
  const hit = retake ? undefined : clickedBox(boxesAt(boxes, point), selected?.key ?? null)
  if (hit) return session.edit({ type: 'select', key: hit.key })
  if (session.take(point, retake, labels.names, labels.current)) return
  if (!retake) session.edit({ type: 'select', key: null })
  notify(session.hasSeen() ? say.nothingSeen(retake) : say.stillLooking)
}

function boxesInSight(session: EditSession, onlySelected: boolean): readonly SceneBox[] {
  const selected = selectedIn(session)
  return onlySelected && selected ? [selected] : boxesOf(session)
}

function removeAt(session: EditSession, onlySelected: boolean, point: Point): void {
  const [box] = boxesAt(boxesInSight(session, onlySelected), point)
  if (box) session.edit({ type: 'remove', key: box.key })
}

function duplicate(session: EditSession): void {
  const box = selectedIn(session)
  if (box) session.edit({ type: 'draw', box: movedBox(box, aside), className: box.class_name })
}

async function copyPrevious({ photo, session, notify }: Pick<Context, 'photo' | 'session' | 'notify'>, sessions: Sessions): Promise<void> {
  try {
    const boxes = await boxesBefore(photo.id, sessions)
    if (boxes.length === 0) return notify(say.nothingToCopy)
    session.edit({ type: 'paste', boxes: boxes.map((box) => ({ ...box, origin: 'drawn' })) })
  } catch (error) {
    notify(error instanceof Error ? error.message : String(error))
  }
}

/** The boxes of the nearest earlier photo of the event that has some. */
async function boxesBefore(photoId: number, sessions: Sessions): Promise<readonly AnnotationBox[]> {
  const event = await fetchEvent(photoId)
  const earlier = event.slice(0, event.findIndex((photo) => photo.id === photoId)).reverse()
  for (const photo of earlier) {
    const boxes = sessions.storedOf(photo.id) ?? (photo.annotated ? (await fetchAnnotation(photo.id))?.boxes : [])
    if (boxes && boxes.length > 0) return boxes
  }
  return []
}
