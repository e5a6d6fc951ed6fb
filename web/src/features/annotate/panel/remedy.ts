import type { QualityCard } from '@/api/types'
import { overlapOf, type Box } from '@/lib/geometry'
import type { Edit } from '../scene/editor'
import type { Scene } from '../scene/scene'

const sameBox = 0.99
const sameAnimal = 0.5

/** The box of the scene that a card is about, if it still stands there. */
export function boxOf(card: QualityCard, scene: Scene): number | undefined {
  const { box } = card
  if (!box) return undefined
  return scene.boxes.find((one) => one.origin !== 'proposed' && one.class_name === box.class_name && overlapOf(one, box) > sameBox)?.key
}

/** The edits that do what a card suggests; none when it suggests nothing or its box is gone. */
export function remedyFor(card: QualityCard, scene: Scene): Edit[] {
  const { suggestion } = card
  if (!suggestion) return []
  if (suggestion.action === 'empty') return [{ type: 'confirmEmpty' }]
  if (suggestion.action === 'add') return [{ type: 'take', box: suggestion, className: suggestion.class_name, origin: 'confirmed' }]
  const key = boxOf(card, scene)
  if (key === undefined) return []
  if (suggestion.action === 'remove') return [{ type: 'remove', key }]
  const { class_name: className, x_min, y_min, x_max, y_max } = suggestion
  const rename: Edit[] = className === card.box?.class_name ? [] : [{ type: 'rename', key, className }]
  return [{ type: 'reshape', key, box: { x_min, y_min, x_max, y_max } }, ...rename]
}

/** Whether a card is still a question: an animal that a person has just rejected was not overlooked. */
export function isAsked({ kind, suggestion }: QualityCard, rejected: readonly Box[]): boolean {
  return kind !== 'overlooked' || !suggestion || rejected.every((box) => overlapOf(box, suggestion) < sameAnimal)
}
