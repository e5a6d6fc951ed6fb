import { describe, expect, it } from 'vitest'
import { edited, sceneIn, startEditor, type Edit, type Editor } from './editor'
import { sceneOf, storedBoxes } from './scene'

const box = { x_min: 0.1, y_min: 0.1, x_max: 0.4, y_max: 0.4 }
const elsewhere = { x_min: 0.6, y_min: 0.6, x_max: 0.9, y_max: 0.9 }
const proposals = [
  { ...box, class_name: 'deer', confidence: 0.9 },
  { ...elsewhere, class_name: 'fox', confidence: 0.4 },
]
const after = (...edits: Edit[]): Editor => edits.reduce(edited, startEditor(sceneOf(null)))
const stored = (editor: Editor) => storedBoxes(sceneIn(editor))

describe('proposals', () => {
  it('are not stored before they are accepted', () => {
    expect(stored(after({ type: 'propose', boxes: proposals }))).toBeNull()
  })

  it('are stored as confirmed when accepted, one or all', () => {
    const proposed = after({ type: 'propose', boxes: proposals })
    expect(stored(edited(proposed, { type: 'accept', key: 1 }))).toEqual([{ ...box, class_name: 'deer', origin: 'confirmed' }])
    expect(stored(edited(proposed, { type: 'acceptAll', classNames: [] }))).toHaveLength(2)
  })

  it('of an animal that is not among the classes stay open when all are accepted', () => {
    const editor = after({ type: 'propose', boxes: proposals }, { type: 'acceptAll', classNames: ['deer'] })
    expect(stored(editor)?.map((one) => one.class_name)).toEqual(['deer'])
    expect(sceneIn(editor).boxes.map((one) => one.origin)).toEqual(['confirmed', 'proposed'])
  })

  it('count as drawn once their shape or class is changed by hand', () => {
    const moved = after({ type: 'propose', boxes: proposals }, { type: 'reshape', key: 1, box: elsewhere })
    expect(stored(moved)).toEqual([{ ...elsewhere, class_name: 'deer', origin: 'drawn' }])
    const renamed = after({ type: 'propose', boxes: proposals }, { type: 'rename', key: 2, className: 'badger' })
    expect(stored(renamed)).toEqual([{ ...elsewhere, class_name: 'badger', origin: 'drawn' }])
  })

  it('that repeat a box already there are left out', () => {
    const editor = after({ type: 'draw', box, className: 'deer' }, { type: 'propose', boxes: proposals })
    expect(sceneIn(editor).boxes.map((one) => one.class_name)).toEqual(['deer', 'fox'])
  })

  it('arriving is no step to undo', () => {
    const editor = after({ type: 'propose', boxes: proposals }, { type: 'undo' })
    expect(sceneIn(editor).boxes).toHaveLength(2)
  })
})

describe('an empty photo', () => {
  it('is stored as empty only when a person says so', () => {
    expect(stored(after())).toBeNull()
    expect(stored(after({ type: 'propose', boxes: proposals }, { type: 'confirmEmpty' }))).toEqual([])
  })

  it('becomes unreviewed again when the last drawn box is deleted', () => {
    expect(stored(after({ type: 'draw', box, className: 'deer' }, { type: 'remove', key: 1 }))).toBeNull()
  })

  it('is no longer empty once a box is drawn', () => {
    expect(stored(after({ type: 'confirmEmpty' }, { type: 'draw', box, className: 'deer' }))).toHaveLength(1)
  })
})

describe('undo and redo', () => {
  it('bring back a deleted box and take it away again', () => {
    const deleted = after({ type: 'draw', box, className: 'deer' }, { type: 'remove', key: 1 })
    const back = edited(deleted, { type: 'undo' })
    expect(stored(back)).toHaveLength(1)
    expect(stored(edited(back, { type: 'redo' }))).toBeNull()
  })

  it('let go of a selected box that is gone', () => {
    const editor = after({ type: 'draw', box, className: 'deer' }, { type: 'undo' })
    expect(editor.selected).toBeNull()
  })
})

describe('selecting', () => {
  it('goes round through the boxes in both directions', () => {
    const two = after({ type: 'propose', boxes: proposals })
    expect(edited(two, { type: 'selectNext', step: 1 }).selected).toBe(1)
    expect(edited(two, { type: 'selectNext', step: -1 }).selected).toBe(2)
    expect(edited({ ...two, selected: 2 }, { type: 'selectNext', step: 1 }).selected).toBe(1)
  })

  it('finds nothing on a photo without boxes', () => {
    expect(after({ type: 'selectNext', step: 1 }).selected).toBeNull()
  })
})

describe('a box of the model taken by a click', () => {
  const take: Edit = { type: 'take', box, className: 'deer', origin: 'confirmed' }

  it('is one step to undo', () => {
    expect(stored(after(take))).toEqual([{ ...box, class_name: 'deer', origin: 'confirmed' }])
    expect(stored(after(take, { type: 'undo' }))).toBeNull()
  })
})

describe('nudging', () => {
  const nudge = (x: number): Edit => ({ type: 'nudge', key: 1, box: { ...box, x_min: x } })

  it('of one box is one step, however often', () => {
    const editor = after({ type: 'draw', box, className: 'deer' }, nudge(0.11), nudge(0.12), nudge(0.13))
    expect(sceneIn(editor).boxes[0]?.x_min).toBe(0.13)
    expect(sceneIn(edited(editor, { type: 'undo' })).boxes[0]?.x_min).toBe(0.1)
  })

  it('begins a new step after anything else', () => {
    const editor = after({ type: 'draw', box, className: 'deer' }, nudge(0.11), { type: 'select', key: 1 }, nudge(0.12), { type: 'undo' })
    expect(sceneIn(editor).boxes[0]?.x_min).toBe(0.11)
  })
})

it('pastes only boxes that do not repeat one that is there', () => {
  const pasted = [{ ...box, class_name: 'deer', origin: 'drawn' as const }, { ...elsewhere, class_name: 'fox', origin: 'drawn' as const }]
  const editor = after({ type: 'draw', box, className: 'deer' }, { type: 'paste', boxes: pasted })
  expect(sceneIn(editor).boxes.map((one) => one.class_name)).toEqual(['deer', 'fox'])
})

it('shows another model’s proposals instead of those nobody has decided on', () => {
  const editor = after({ type: 'propose', boxes: proposals }, { type: 'accept', key: 1 }, { type: 'propose', boxes: [{ ...elsewhere, class_name: 'boar', confidence: 0.6 }] })
  expect(sceneIn(editor).boxes.map((one) => [one.class_name, one.origin])).toEqual([['deer', 'confirmed'], ['boar', 'proposed']])
})
