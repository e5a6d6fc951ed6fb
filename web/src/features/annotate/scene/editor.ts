import type { AnnotationBox, ProposedBox } from '@/api/types'
import type { Box } from '@/lib/geometry'
import { redone, startHistory, undone, withStep, type History } from '@/lib/history'
import { isDecided, isKnown, keyed, newProposals, type Scene, type SceneBox } from './scene'

export interface Editor {
  history: History<Scene>
  selected: number | null
  nextKey: number
  /** The box that the last edit nudged: further nudges of it belong to the same step. */
  nudging: number | null
}

export type Edit =
  | { type: 'propose'; boxes: readonly ProposedBox[] }
  | { type: 'draw'; box: Box; className: string }
  | { type: 'take'; box: Box; className: string; origin: 'drawn' | 'confirmed' }
  | { type: 'paste'; boxes: readonly AnnotationBox[] }
  | { type: 'replace'; boxes: readonly AnnotationBox[] }
  | { type: 'reshape'; key: number; box: Box }
  | { type: 'nudge'; key: number; box: Box }
  | { type: 'rename'; key: number; className: string }
  | { type: 'accept'; key: number }
  | { type: 'acceptAll'; classNames: readonly string[] }
  | { type: 'remove'; key: number }
  | { type: 'confirmEmpty' }
  | { type: 'select'; key: number | null }
  | { type: 'selectNext'; step: 1 | -1 }
  | { type: 'undo' }
  | { type: 'redo' }

export function startEditor(scene: Scene): Editor {
  return { history: startHistory(scene), selected: null, nextKey: scene.boxes.length + 1, nudging: null }
}

export const sceneIn = (editor: Editor) => editor.history.present

export const selectedBox = (editor: Editor) => sceneIn(editor).boxes.find((box) => box.key === editor.selected)

/** The editor after one edit. Selecting and proposing are no steps of their own to undo. */
export function edited(editor: Editor, edit: Edit): Editor {
  const next = applied(editor, edit)
  return edit.type === 'nudge' || next.nudging === null ? next : { ...next, nudging: null }
}

function applied(editor: Editor, edit: Edit): Editor {
  switch (edit.type) {
    case 'propose':
      return proposed(editor, edit.boxes)
    case 'draw':
      return added(editor, [{ ...edit.box, class_name: edit.className, origin: 'drawn' }])
    case 'take':
      return added(editor, [{ ...edit.box, class_name: edit.className, origin: edit.origin }])
    case 'paste':
      return added(editor, newProposals(sceneIn(editor), edit.boxes))
    case 'replace':
      return replaced(editor, edit.boxes)
    case 'reshape':
      return changed(editor, edit.key, (box) => ({ ...box, ...edit.box, origin: 'drawn' }))
    case 'nudge':
      return nudged(editor, edit.key, edit.box)
    case 'rename':
      return changed(editor, edit.key, (box) => ({ ...box, class_name: edit.className, origin: 'drawn' }))
    case 'accept':
      return accepted(editor, (box) => box.key === edit.key)
    case 'acceptAll':
      return accepted(editor, (box) => isKnown(box, edit.classNames))
    case 'remove':
      return removed(editor, edit.key)
    case 'confirmEmpty':
      return { ...stepped(editor, { boxes: [], empty: true }), selected: null }
    case 'select':
      return { ...editor, selected: edit.key }
    case 'selectNext':
      return selectedNext(editor, edit.step)
    case 'undo':
      return withValidSelection({ ...editor, history: undone(editor.history) })
    case 'redo':
      return withValidSelection({ ...editor, history: redone(editor.history) })
  }
}

function stepped(editor: Editor, scene: Scene): Editor {
  return { ...editor, history: withStep(editor.history, scene) }
}

/** The proposals of another model take the place of those nobody has decided on. */
function proposed(editor: Editor, proposals: readonly ProposedBox[]): Editor {
  const scene = sceneIn(editor)
  const decided = { ...scene, boxes: scene.boxes.filter(isDecided) }
  const boxes = keyed(newProposals(decided, proposals), 'proposed', editor.nextKey)
  const present = { ...scene, boxes: [...decided.boxes, ...boxes] }
  return withValidSelection({ ...editor, history: { ...editor.history, present }, nextKey: editor.nextKey + boxes.length })
}

function added(editor: Editor, boxes: readonly AnnotationBox[]): Editor {
  if (boxes.length === 0) return editor
  const more = keyed(boxes, 'drawn', editor.nextKey)
  const next = stepped(editor, { boxes: [...sceneIn(editor).boxes, ...more], empty: false })
  return { ...next, selected: more.at(-1)?.key ?? null, nextKey: editor.nextKey + more.length }
}

function replaced(editor: Editor, boxes: readonly AnnotationBox[]): Editor {
  const all = keyed(boxes, 'drawn', editor.nextKey)
  const next = stepped(editor, { boxes: all, empty: all.length === 0 })
  return withValidSelection({ ...next, nextKey: editor.nextKey + all.length })
}

function changed(editor: Editor, key: number, change: (box: SceneBox) => SceneBox): Editor {
  const boxes = sceneIn(editor).boxes.map((box) => (box.key === key ? change(box) : box))
  return stepped(editor, { boxes, empty: false })
}

function nudged(editor: Editor, key: number, shape: Box): Editor {
  const next = changed(editor, key, (box) => ({ ...box, ...shape, origin: 'drawn' }))
  if (editor.nudging !== key) return { ...next, nudging: key }
  return { ...next, history: { ...next.history, past: editor.history.past } }
}

function accepted(editor: Editor, isChosen: (box: SceneBox) => boolean): Editor {
  const scene = sceneIn(editor)
  const isMeant = (box: SceneBox) => !isDecided(box) && isChosen(box)
  if (!scene.boxes.some(isMeant)) return editor
  const boxes = scene.boxes.map((box): SceneBox => (isMeant(box) ? { ...box, origin: 'confirmed' } : box))
  return stepped(editor, { boxes, empty: false })
}

function removed(editor: Editor, key: number): Editor {
  const scene = sceneIn(editor)
  const boxes = scene.boxes.filter((box) => box.key !== key)
  return withValidSelection(boxes.length === scene.boxes.length ? editor : stepped(editor, { ...scene, boxes }))
}

function selectedNext(editor: Editor, step: 1 | -1): Editor {
  const boxes = sceneIn(editor).boxes
  const index = boxes.findIndex((box) => box.key === editor.selected)
  const from = index === -1 && step === -1 ? 0 : index
  return { ...editor, selected: boxes[(from + step + boxes.length) % boxes.length]?.key ?? null }
}

function withValidSelection(editor: Editor): Editor {
  return selectedBox(editor) ? editor : { ...editor, selected: null }
}
