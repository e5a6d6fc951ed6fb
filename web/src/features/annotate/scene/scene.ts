import type { Annotation, AnnotationBox, ProposedBox } from '@/api/types'
import { overlapOf, type Box } from '@/lib/geometry'

export type Origin = 'proposed' | 'drawn' | 'confirmed'

/** A box on the canvas. A proposal is only a suggestion: it is not saved before it is accepted. */
export interface SceneBox extends Box {
  key: number
  class_name: string
  origin: Origin
  confidence?: number
}

/** What stands on one photo. `empty` is a person's word that there is nothing. */
export interface Scene {
  boxes: readonly SceneBox[]
  empty: boolean
}

const sameAnimal = 0.5
const almostOne = 0.8
const shownFrom = 0.25

export const isDecided = (box: SceneBox) => box.origin !== 'proposed'

/** Whether a box's class is one of those to choose from; before there are any, every class is welcome. */
export const isKnown = (box: { class_name: string }, classNames: readonly string[]) =>
  classNames.length === 0 || classNames.includes(box.class_name)

/** Boxes with keys of the scene, numbered from one on. */
export function keyed(boxes: readonly (AnnotationBox | ProposedBox)[], origin: Origin, firstKey: number): SceneBox[] {
  return boxes.map((box, index) => ({ origin, ...box, key: firstKey + index }))
}

export function sceneOf(annotation: Pick<Annotation, 'boxes' | 'is_empty'> | null): Scene {
  return { boxes: keyed(annotation?.boxes ?? [], 'drawn', 1), empty: annotation?.is_empty ?? false }
}

/** The boxes that do not repeat one of the scene. */
export function newProposals<T extends Box>(scene: Scene, proposals: readonly T[]): T[] {
  return proposals.filter((proposal) => scene.boxes.every((box) => overlapOf(box, proposal) < sameAnimal))
}

/** What a model sees around a point, the most confident first: no shape twice, and none that stands on the photo already. */
export function candidatesAt(scene: Scene, seen: readonly ProposedBox[], x: number, y: number): ProposedBox[] {
  const around = seen.filter((box) => x >= box.x_min && x <= box.x_max && y >= box.y_min && y <= box.y_max)
  return withoutRepeats(newProposals(scene, around), almostOne)
}

/** What a model is sure enough of to propose it: of boxes around one animal only the most confident. */
export function proposalsAmong(seen: readonly ProposedBox[]): ProposedBox[] {
  return withoutRepeats(seen.filter((box) => box.confidence >= shownFrom), sameAnimal)
}

function withoutRepeats(boxes: readonly ProposedBox[], overlap: number): ProposedBox[] {
  const kept: ProposedBox[] = []
  for (const box of [...boxes].sort((a, b) => b.confidence - a.confidence))
    if (kept.every((other) => overlapOf(other, box) < overlap)) kept.push(box)
  return kept
}

/** What is to be stored: the decided boxes, none for "nothing here", or null for "not reviewed". */
export function storedBoxes(scene: Scene): AnnotationBox[] | null {
  const decided = scene.boxes.filter(isDecided)
  if (decided.length === 0) return scene.empty ? [] : null
  return decided.map(({ class_name, x_min, y_min, x_max, y_max, origin }) => ({
    class_name, x_min, y_min, x_max, y_max, origin: origin === 'confirmed' ? 'confirmed' : 'drawn',
  }))
}
