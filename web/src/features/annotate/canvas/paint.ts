import { classColor } from '@/lib/classes/classColor'
import { formatPercent } from '@/lib/format'
import type { Box } from '@/lib/geometry'
import { texts } from '@/lib/texts'
import type { SceneBox } from '../scene/scene'
import { handleOn, handlesOf } from './hit'
import { labelPlace } from './labels'
import { toScreen, type Frame, type Size, type View } from './view'

export interface Pen {
  context: CanvasRenderingContext2D
  stage: Size
  view: View
  photo: Size
}

const font = '600 12.5px Inter, system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif'
const labelHeight = 20
const labelPadding = 6
const dash = [7, 5]
const ink = '#101411'
const halo = 'rgb(0 0 0 / 60%)'
const handleSize = 10

const widths = new Map<string, number>()

function textWidth(context: CanvasRenderingContext2D, text: string): number {
  const known = widths.get(text)
  if (known !== undefined) return known
  const { width } = context.measureText(text)
  widths.set(text, width)
  return width
}

export function pixelSize(box: Box, photo: Size): string {
  return texts.annotate.pixels(
    Math.round((box.x_max - box.x_min) * photo.width),
    Math.round((box.y_max - box.y_min) * photo.height),
  )
}

const isShown = ({ x, y, width, height }: Frame, stage: Size) =>
  x < stage.width && y < stage.height && x + width > 0 && y + height > 0

const nameOf = ({ class_name, origin, confidence }: SceneBox) =>
  origin === 'proposed' && confidence !== undefined ? `${class_name} ${formatPercent(confidence)}?` : class_name

/** The boxes nobody points at: outlines, and over them their classes. */
export function paintBoxes(pen: Pen, boxes: readonly SceneBox[]): void {
  const shown = boxes.map((box) => ({ box, frame: toScreen(pen.view, pen.photo, box) })).filter(({ frame }) => isShown(frame, pen.stage))
  for (const { box, frame } of shown) paintOutline(pen.context, frame, box, 2)
  const taken: Frame[] = []
  for (const { box, frame } of shown) taken.push(paintLabel(pen, frame, nameOf(box), classColor(box.class_name), { taken }))
}

/** The selected box, over all others: with its size and its handles. */
export function paintSelected(pen: Pen, box: SceneBox, reach: number): void {
  const frame = toScreen(pen.view, pen.photo, box)
  pen.context.fillStyle = 'rgb(255 255 255 / 12%)'
  pen.context.fillRect(frame.x, frame.y, frame.width, frame.height)
  paintOutline(pen.context, frame, box, 3)
  paintLabel(pen, frame, `${nameOf(box)} · ${pixelSize(box, pen.photo)}`, classColor(box.class_name), { clear: handleSize / 2 + 1 })
  for (const handle of handlesOf(frame, reach)) paintHandle(pen.context, handleOn(frame, handle))
}

/** A box that is being drawn. */
export function paintDraft(pen: Pen, box: Box): void {
  const { context } = pen
  const frame = toScreen(pen.view, pen.photo, box)
  context.fillStyle = 'rgb(255 255 255 / 15%)'
  context.fillRect(frame.x, frame.y, frame.width, frame.height)
  context.setLineDash([4, 3])
  stroke(context, frame, '#fff', 2)
  context.setLineDash([])
  paintLabel(pen, frame, pixelSize(box, pen.photo), '#fff')
}

export function paintCrosshair({ context, stage }: Pen, { x, y }: { x: number; y: number }): void {
  context.beginPath()
  context.moveTo(x, 0)
  context.lineTo(x, stage.height)
  context.moveTo(0, y)
  context.lineTo(stage.width, y)
  context.lineWidth = 3
  context.strokeStyle = 'rgb(0 0 0 / 45%)'
  context.stroke()
  context.lineWidth = 1
  context.strokeStyle = 'rgb(255 255 255 / 85%)'
  context.stroke()
}

function paintOutline(context: CanvasRenderingContext2D, frame: Frame, box: SceneBox, width: number): void {
  stroke(context, frame, halo, width + 2)
  if (box.origin === 'proposed') context.setLineDash(dash)
  stroke(context, frame, classColor(box.class_name), width)
  context.setLineDash([])
}

function stroke(context: CanvasRenderingContext2D, { x, y, width, height }: Frame, color: string, lineWidth: number): void {
  context.strokeStyle = color
  context.lineWidth = lineWidth
  context.strokeRect(x, y, width, height)
}

function paintLabel({ context, stage }: Pen, frame: Frame, text: string, color: string, beside: { taken?: readonly Frame[]; clear?: number } = {}): Frame {
  context.font = font
  const size = { width: textWidth(context, text) + 2 * labelPadding, height: labelHeight }
  const place = labelPlace(frame, size, { stage, ...beside })
  context.fillStyle = color
  context.fillRect(place.x, place.y, place.width, place.height)
  context.fillStyle = ink
  context.fillText(text, place.x + labelPadding, place.y + 14)
  return place
}

function paintHandle(context: CanvasRenderingContext2D, { x, y }: { x: number; y: number }): void {
  context.fillStyle = '#fff'
  context.fillRect(x - handleSize / 2, y - handleSize / 2, handleSize, handleSize)
  context.strokeStyle = ink
  context.lineWidth = 1.5
  context.strokeRect(x - handleSize / 2, y - handleSize / 2, handleSize, handleSize)
}
