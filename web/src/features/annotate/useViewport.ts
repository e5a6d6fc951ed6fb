import { useElementSize } from '@mantine/hooks'
import { useState } from 'react'
import type { Box, Point } from '@/lib/geometry'

/** How the photo lies in the window: screen = offset + scale × photo pixels. */
export interface View {
  scale: number
  x: number
  y: number
}

export interface Size {
  width: number
  height: number
}

const margin = 12
const nearest = 12

/** The whole photo, centred. */
export function fitView(stage: Size, photo: Size): View {
  const room = { width: Math.max(1, stage.width - 2 * margin), height: Math.max(1, stage.height - 2 * margin) }
  const scale = Math.min(room.width / photo.width, room.height / photo.height)
  return { scale, x: (stage.width - scale * photo.width) / 2, y: (stage.height - scale * photo.height) / 2 }
}

/** Zoomed by a factor so that the point under the pointer stays there. */
export function zoomedView(view: View, at: Point, factor: number, fit: View): View {
  const scale = Math.min(Math.max(view.scale * factor, fit.scale), fit.scale * nearest)
  if (scale === fit.scale) return fit
  const ratio = scale / view.scale
  return { scale, x: at.x - ratio * (at.x - view.x), y: at.y - ratio * (at.y - view.y) }
}

export function toPhoto(view: View, photo: Size, screen: Point): Point {
  return { x: (screen.x - view.x) / view.scale / photo.width, y: (screen.y - view.y) / view.scale / photo.height }
}

export function toScreen(view: View, photo: Size, box: Box) {
  return {
    x: view.x + view.scale * photo.width * box.x_min,
    y: view.y + view.scale * photo.height * box.y_min,
    width: view.scale * photo.width * (box.x_max - box.x_min),
    height: view.scale * photo.height * (box.y_max - box.y_min),
  }
}

export function useViewport(photo: Size) {
  const { ref, width, height } = useElementSize<HTMLDivElement>()
  const [changed, setChanged] = useState<View | null>(null)
  const fit = fitView({ width, height }, photo)
  const view = changed ?? fit
  const zoom = (factor: number, at: Point = { x: width / 2, y: height / 2 }) => setChanged(zoomedView(view, at, factor, fit))
  return {
    stage: ref,
    view,
    ready: width > 0,
    zoom,
    pan: (dx: number, dy: number) => setChanged({ ...view, x: view.x + dx, y: view.y + dy }),
    reset: () => setChanged(null),
    show: setChanged,
    fit,
  }
}

export type Viewport = ReturnType<typeof useViewport>
