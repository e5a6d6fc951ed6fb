import type { ProposedBox } from '@/api/types'
import type { Box } from '@/lib/geometry'
import { redone, startHistory, undone, withStep, type History } from '@/lib/history'
import { isDecided, isKnown, newProposals, type Scene, type SceneBox } from './scene'

export interface Editor {
  history: History<Scene>
  selected: number | null
  nextKey: number
}

export type Edit =
  | { type: 'propose'; boxes: readonly ProposedBox[] }
  | { type: 'draw'; box: Box; className: string }
  | { type: 'reshape'; key: number; box: Box }
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
  return { history: startHistory(scene), selected: null, nextKey: scene.boxes.length + 1 }
}

export const sceneIn = (editor: Editor) => editor.history.present

export const selectedBox = (editor: Editor) => sceneIn(editor).boxes.find((box) => box.key === editor.selected)

/** The editor after one edit. Selecting and proposing are no steps of their own to undo. */
export function edited(editor: Editor, edit: Edit): Editor {
  switch (edit.type) {
    case 'propose':
      return proposed(editor, edit.boxes)
    case 'draw':
      return drawn(editor, edit.box, edit.className)
    case 'reshape':
      return changed(editor, edit.key, (box) => ({ ...box, ...edit.box, origin: 'drawn' }))
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

function proposed(editor: Editor, proposals: readonly ProposedBox[]): Editor {
  const scene = sceneIn(editor)
  const added = newProposals(scene, proposals).map((box, index): SceneBox => ({ ...box, key: editor.nextKey + index, origin: 'proposed' }))
  const present = { ...scene, boxes: [...scene.boxes, ...added] }
  return { ...editor, history: { ...editor.history, present }, nextKey: editor.nextKey + added.length }
}

function drawn(editor: Editor, box: Box, className: string): Editor {
  const added: SceneBox = { ...box, class_name: className, key: editor.nextKey, origin: 'drawn' }
  const next = stepped(editor, { boxes: [...sceneIn(editor).boxes, added], empty: false })
  return { ...next, selected: added.key, nextKey: editor.nextKey + 1 }
}

function changed(editor: Editor, key: number, change: (box: SceneBox) => SceneBox): Editor {
  const boxes = sceneIn(editor).boxes.map((box) => (box.key === key ? change(box) : box))
  return stepped(editor, { boxes, empty: false })
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
