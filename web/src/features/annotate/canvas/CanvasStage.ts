import { areaOf, boxBetween, isTiny, type Box, type Point } from '@/lib/geometry'
import type { EditSession } from '../saving/EditSession'
import { sceneIn, selectedBox } from '../scene/editor'
import type { SceneBox } from '../scene/scene'
import type { Tool } from '../toolbar/display'
import { cursorOf, gestureAt, pinchOf, shapedBy, type Draft, type Gesture, type Shaping } from './gestures'
import { paintBoxes, paintCrosshair, paintDraft, paintSelected, type Pen } from './paint'
import { Surface } from './Surface'
import { toPhoto, type Viewport } from './view'

export interface StageOptions {
  tool: Tool
  crosshair: boolean
  onlySelected: boolean
  panning: boolean
}

export interface StageEvents {
  onDraw: (box: Box) => void
  onReshape: (key: number, box: Box) => void
  /** A click at a point of the photo; `again`: where the last one was. */
  onClick: (point: Point, again: boolean) => void
  /** A click with the right button. */
  onSecondClick: (point: Point) => void
  /** Whether one corner is set and the opposite one is awaited. */
  onCorner: (waiting: boolean) => void
}

interface Parts {
  stage: HTMLElement
  image: HTMLElement
  still: HTMLCanvasElement
  live: HTMLCanvasElement
}

const middleButton = 1
const wheelStep = 1.0015
const fineReach = 9
const coarseReach = 24
const clickTolerance = { fine: 4, coarse: 10 }

/**
 * The photo under a pointer. Whatever changes is painted in the next frame, without React: the boxes at rest on one
 * canvas, and what moves on another over it.
 */
export class CanvasStage {
  private options: StageOptions = { tool: 'drag', crosshair: false, onlySelected: false, panning: false }
  private readonly pointers = new Map<number, Point>()
  private gesture: Gesture | null = null
  private moved = false
  private draft: Draft | null = null
  private corner: Point | null = null
  private pointer: Point | null = null
  private lastClick: Point | null = null
  private coarse = false
  private restIsOld = true
  private frame = 0
  private readonly surface: { still: Surface; live: Surface }

  constructor(
    private readonly parts: Parts,
    private readonly viewport: Viewport,
    private readonly session: EditSession,
    private readonly events: StageEvents,
  ) {
    this.surface = { still: new Surface(parts.still), live: new Surface(parts.live) }
  }

  /** Listens until the returned function is called. */
  start(): () => void {
    const { stage } = this.parts
    const listening = new AbortController()
    const on = <K extends keyof HTMLElementEventMap>(name: K, handle: (event: HTMLElementEventMap[K]) => void) =>
      stage.addEventListener(name, handle, { signal: listening.signal, passive: false })
    on('pointerdown', (event) => this.down(event))
    on('pointermove', (event) => this.move(event))
    on('pointerup', (event) => this.up(event))
    on('pointercancel', (event) => this.cancel(event))
    on('pointerleave', () => this.hover(null))
    on('contextmenu', (event) => this.secondClick(event))
    on('wheel', (event) => this.turn(event))
    const size = new ResizeObserver(() => this.resize())
    size.observe(stage)
    const stops = [this.viewport.subscribe(() => this.repaint(true)), this.session.subscribe(() => this.repaint(true))]
    return () => {
      listening.abort()
      size.disconnect()
      for (const stop of stops) stop()
      cancelAnimationFrame(this.frame)
    }
  }

  set(options: StageOptions): void {
    if (options.tool !== this.options.tool) this.dropCorner()
    this.options = options
    this.repaint(true)
  }

  /** Gives up a corner that waits for its opposite; false when there is none. */
  dropCorner(): boolean {
    if (!this.corner) return false
    this.setCorner(null)
    return true
  }

  private down(event: PointerEvent): void {
    this.parts.stage.setPointerCapture(event.pointerId)
    this.coarse = event.pointerType === 'touch'
    const at = this.pointOf(event)
    this.pointers.set(event.pointerId, at)
    this.moved = false
    this.draft = null
    if (this.pointers.size > 1) this.gesture = { kind: 'pinch' }
    else if (this.options.panning || event.button === middleButton) this.gesture = { kind: 'pan' }
    else if (event.button === 0) this.gesture = this.gestureFrom(at)
    this.repaint(false)
  }

  private move(event: PointerEvent): void {
    const at = this.pointOf(event)
    const before = this.pointers.get(event.pointerId)
    if (!before || !this.gesture) return this.hover(event.pointerType === 'touch' ? null : at)
    this.pointers.set(event.pointerId, at)
    this.pointer = this.coarse ? null : at
    if (this.gesture.kind === 'pan') this.viewport.pan(at.x - before.x, at.y - before.y)
    else if (this.gesture.kind === 'pinch') this.pinch(event.pointerId, before, at)
    else this.shape(this.gesture, at)
  }

  private up(event: PointerEvent): void {
    this.pointers.delete(event.pointerId)
    const { gesture } = this
    const at = this.pointOf(event)
    if (gesture?.kind !== 'pinch' || this.pointers.size === 0) this.gesture = null
    this.draft = null
    if (gesture && 'start' in gesture) this.finish(gesture, at)
    this.hover(this.coarse ? null : at)
  }

  private cancel(event: PointerEvent): void {
    this.pointers.delete(event.pointerId)
    this.gesture = null
    this.draft = null
    this.repaint(true)
  }

  private hover(at: Point | null): void {
    this.pointer = at
    if (at && !this.gesture) {
      const gesture: Gesture = this.options.panning ? { kind: 'pan' } : this.gestureFrom(at)
      this.parts.stage.style.cursor = cursorOf(gesture)
      this.draft = this.corner && { key: null, box: boxBetween(this.corner, this.onPhoto(at)) }
    }
    this.repaint(false)
  }

  private gestureFrom(at: Point): Shaping {
    const selected = this.corner ? undefined : this.selected()
    return gestureAt(at, { ...this.space(), selected, reach: this.reach() })
  }

  private shape(gesture: Shaping, at: Point): void {
    const wasStill = !this.moved
    this.moved ||= Math.hypot(at.x - gesture.start.x, at.y - gesture.start.y) > this.tolerance()
    if (this.moved) this.draft = shapedBy(gesture, at, this.viewport.view(), this.viewport.photo)
    this.repaint(wasStill && this.moved)
  }

  private finish(gesture: Shaping, at: Point): void {
    if (!this.moved) return this.click(at)
    const { key, box } = shapedBy(gesture, at, this.viewport.view(), this.viewport.photo)
    this.setCorner(null)
    if (this.isTiny(box)) return
    this.lastClick = null
    if (key === null) this.events.onDraw(box)
    else this.events.onReshape(key, box)
  }

  private click(at: Point): void {
    const point = this.onPhoto(at)
    if (this.options.tool === 'corners') return this.clickCorner(point)
    const last = this.lastClick
    const again = last !== null && Math.hypot(at.x - last.x, at.y - last.y) <= 2 * this.tolerance()
    this.lastClick = at
    this.events.onClick(point, again)
  }

  /** A long press on a touch screen asks for a menu too, and means nothing here. */
  private secondClick(event: MouseEvent): void {
    event.preventDefault()
    if (!this.coarse) this.events.onSecondClick(this.onPhoto(this.pointOf(event)))
  }

  private clickCorner(point: Point): void {
    if (!this.corner) return this.setCorner(point)
    const box = boxBetween(this.corner, point)
    if (this.isTiny(box)) return
    this.setCorner(null)
    this.events.onDraw(box)
  }

  private setCorner(corner: Point | null): void {
    if ((corner === null) !== (this.corner === null)) this.events.onCorner(corner !== null)
    this.corner = corner
    this.draft = null
    this.repaint(false)
  }

  private pinch(id: number, before: Point, now: Point): void {
    const still = [...this.pointers].find(([other]) => other !== id)?.[1]
    if (!still) return
    const { factor, middle, shift } = pinchOf(still, before, now)
    this.viewport.zoom(factor, middle)
    this.viewport.pan(shift.x, shift.y)
  }

  private turn(event: WheelEvent): void {
    event.preventDefault()
    this.viewport.zoom(wheelStep ** -event.deltaY, this.pointOf(event))
  }

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.parts.stage
    this.surface.still.resize(width, height)
    this.surface.live.resize(width, height)
    this.viewport.resize({ width, height })
  }

  private repaint(restIsOld: boolean): void {
    this.restIsOld ||= restIsOld
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0
      this.paint()
    })
  }

  private paint(): void {
    const selected = this.selected()
    if (this.restIsOld) {
      const { scale, x, y } = this.viewport.view()
      this.parts.image.style.transform = `translate(${x}px, ${y}px) scale(${scale})`
      this.paintRest(this.pen(this.surface.still), selected)
    }
    this.restIsOld = false
    this.paintLive(this.pen(this.surface.live), selected)
  }

  private paintRest(pen: Pen, selected: SceneBox | undefined): void {
    if (selected && this.options.onlySelected) return
    const others = sceneIn(this.session.snapshot().editor).boxes.filter((box) => box !== selected)
    paintBoxes(pen, [...others].sort((a, b) => areaOf(b) - areaOf(a)))
  }

  private paintLive(pen: Pen, selected: SceneBox | undefined): void {
    const { draft, pointer } = this
    if (selected) paintSelected(pen, draft?.key === selected.key ? { ...selected, ...draft.box } : selected, this.reach())
    if (draft?.key === null) paintDraft(pen, draft.box)
    if (pointer && this.options.crosshair && this.gesture?.kind !== 'pan') paintCrosshair(pen, pointer)
  }

  private pen(surface: Surface): Pen {
    return { context: surface.cleared(), stage: this.viewport.size(), ...this.space() }
  }

  private space() {
    return { view: this.viewport.view(), photo: this.viewport.photo }
  }

  private selected(): SceneBox | undefined {
    return selectedBox(this.session.snapshot().editor)
  }

  private isTiny(box: Box): boolean {
    const { scale } = this.viewport.view()
    const { width, height } = this.viewport.photo
    return isTiny(box, scale * width, scale * height, clickTolerance.fine)
  }

  private reach(): number {
    return this.coarse ? coarseReach : fineReach
  }

  private tolerance(): number {
    return this.coarse ? clickTolerance.coarse : clickTolerance.fine
  }

  private onPhoto(at: Point): Point {
    return toPhoto(this.viewport.view(), this.viewport.photo, at)
  }

  private pointOf(event: MouseEvent): Point {
    const frame = this.parts.stage.getBoundingClientRect()
    return { x: event.clientX - frame.left, y: event.clientY - frame.top }
  }
}
