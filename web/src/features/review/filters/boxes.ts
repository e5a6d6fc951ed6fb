import type { TimelineBox, TimelinePhoto } from '@/api/types'
import type { LayerBox } from '@/components/BoxLayer'
import { formatPercent } from '@/lib/format'

/** The boxes that a view threshold lets through. */
export function boxesFrom(photo: TimelinePhoto, threshold: number): TimelineBox[] {
  return photo.boxes.filter((box) => box.confidence >= threshold)
}

export function layerBox(box: TimelineBox): LayerBox {
  return { ...box, key: box.id, label: `${box.class_name} ${formatPercent(box.confidence)}`, dashed: box.verdict === 'false_alarm' }
}

/** Which animals a threshold shows: each once, most confident first. */
export function classesFrom(photo: TimelinePhoto, threshold: number): string[] {
  return [...new Set(boxesFrom(photo, threshold).map((box) => box.verdict_class ?? box.class_name))]
}

const binOf = (threshold: number) => Math.round(threshold * 100)
const sum = (bins: readonly number[]) => bins.reduce((total, count) => total + count, 0)

/** Of photos counted by the hundredth of their highest confidence: how many show a box. */
export function photosWithBoxes(bins: readonly number[], threshold: number): number {
  return sum(bins.slice(binOf(threshold)))
}

/** How many photos begin (positive) or cease (negative) to show a box when the threshold moves. */
export function photosChanged(bins: readonly number[], from: number, to: number): number {
  return photosWithBoxes(bins, to) - photosWithBoxes(bins, from)
}
