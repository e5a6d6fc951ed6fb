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

export const isDecided = (box: SceneBox) => box.origin !== 'proposed'

/** Whether a box's class is one of those to choose from; before there are any, every class is welcome. */
export const isKnown = (box: SceneBox, classNames: readonly string[]) =>
  classNames.length === 0 || classNames.includes(box.class_name)

export function sceneOf(annotation: Annotation | null): Scene {
  const boxes = annotation?.boxes.map((box, index) => ({ ...box, key: index + 1, origin: box.origin ?? 'drawn' })) ?? []
  return { boxes, empty: annotation?.is_empty ?? false }
}

/** The proposals that do not repeat a box of the scene. */
export function newProposals(scene: Scene, proposals: readonly ProposedBox[]): ProposedBox[] {
  return proposals.filter((proposal) => scene.boxes.every((box) => overlapOf(box, proposal) < sameAnimal))
}

/** What is to be stored: the decided boxes, none for "nothing here", or null for "not reviewed". */
export function storedBoxes(scene: Scene): AnnotationBox[] | null {
  const decided = scene.boxes.filter(isDecided)
  if (decided.length === 0) return scene.empty ? [] : null
  return decided.map(({ class_name, x_min, y_min, x_max, y_max, origin }) => ({
    class_name, x_min, y_min, x_max, y_max, origin: origin === 'confirmed' ? 'confirmed' : 'drawn',
  }))
}
