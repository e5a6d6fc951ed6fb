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

export interface Frame extends Point, Size {}

const margin = 12
const nearest = 12

/** The whole photo, centred. */
export function fitView(stage: Size, photo: Size): View {
  const room = { width: Math.max(1, stage.width - 2 * margin), height: Math.max(1, stage.height - 2 * margin) }
  const scale = Math.min(room.width / photo.width, room.height / photo.height)
  return { scale, x: (stage.width - scale * photo.width) / 2, y: (stage.height - scale * photo.height) / 2 }
}

function scaledView(view: View, at: Point, scale: number): View {
  const ratio = scale / view.scale
  return { scale, x: at.x - ratio * (at.x - view.x), y: at.y - ratio * (at.y - view.y) }
}

/** Zoomed by a factor so that the point under the pointer stays there. */
export function zoomedView(view: View, at: Point, factor: number, fit: View): View {
  const scale = Math.min(Math.max(view.scale * factor, fit.scale), Math.max(nearest * fit.scale, nearest / 3))
  return scale === fit.scale ? fit : scaledView(view, at, scale)
}

export function toPhoto(view: View, photo: Size, screen: Point): Point {
  return { x: (screen.x - view.x) / view.scale / photo.width, y: (screen.y - view.y) / view.scale / photo.height }
}

export function toScreen(view: View, photo: Size, box: Box): Frame {
  return {
    x: view.x + view.scale * photo.width * box.x_min,
    y: view.y + view.scale * photo.height * box.y_min,
    width: view.scale * photo.width * (box.x_max - box.x_min),
    height: view.scale * photo.height * (box.y_max - box.y_min),
  }
}

/** How one photo is looked at now; tells its listeners of each change. */
export class Viewport {
  private stage: Size = { width: 0, height: 0 }
  private chosen: View | null = null
  private readonly listeners = new Set<() => void>()

  constructor(readonly photo: Size) {}

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly view = (): View => this.chosen ?? this.whole()

  size(): Size {
    return this.stage
  }

  resize(stage: Size): void {
    this.stage = stage
    this.tell()
  }

  zoom(factor: number, at: Point = this.middle()): void {
    this.show(zoomedView(this.view(), at, factor, this.whole()))
  }

  pan(dx: number, dy: number): void {
    const view = this.view()
    this.show({ ...view, x: view.x + dx, y: view.y + dy })
  }

  /** One pixel of the photo on one pixel of the screen. */
  fullSize(at: Point = this.middle()): void {
    this.show(scaledView(this.view(), at, 1 / window.devicePixelRatio))
  }

  fit(): void {
    this.chosen = null
    this.tell()
  }

  show(view: View): void {
    this.chosen = view
    this.tell()
  }

  private whole(): View {
    return fitView(this.stage, this.photo)
  }

  private middle(): Point {
    return { x: this.stage.width / 2, y: this.stage.height / 2 }
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}
