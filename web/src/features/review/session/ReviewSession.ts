import { ApiError } from '@/api/client'
import { fetchPlace } from '@/api/photos/fetchPlace'
import type { TimelinePhoto, Verdict, VerdictTarget } from '@/api/types'
import { texts } from '@/lib/texts'
import { fetchNextUnreviewed } from '../api/fetchNextUnreviewed'
import { mostSelected, nothingSelected, toggled, toggledAll, withAll, type Selection } from '../selection'
import type { Direction, GridModel } from '../timeline/gridModel'
import type { GridScroller } from '../timeline/GridScroller'
import type { GridSource } from '../timeline/GridSource'
import type { ShownPhotos } from '../verdicts/shownPhotos'
import { isBoxVerdict, isReviewed, judged, judgedBoxes, markReasonOf, settles } from '../verdicts/verdicts'
import type { Notice, VerdictSender } from '../verdicts/VerdictSender'

const say = texts.review

/** What a verdict is about. */
export type Scope = 'box' | 'photo' | 'event' | 'selection'

export interface ReviewState {
  focusId: number | null
  openId: number | null
  /** Where the grid came to rest after it was last scrolled, in pixels; null: it was not yet. */
  restsAt: number | null
  /** The box of the open photo that verdicts are about. */
  boxId: number | null
  selection: Selection
  /** Whether verdicts on the open photo are for its whole event. */
  wholeEvent: boolean
  /** What a verdict is about that waits for the right animal. */
  asking: { scope: Scope } | null
  notice: Notice | null
}

interface Parts {
  source: GridSource
  scroller: GridScroller
  shown: ShownPhotos
  sender: (notify: (notice: Notice) => void) => VerdictSender
}

/** What the person is looking at, has chosen, and says of it. Views subscribe to the part they show. */
export class ReviewSession {
  state: ReviewState
  readonly source: GridSource
  readonly scroller: GridScroller
  readonly shown: ShownPhotos
  private readonly model: GridModel
  private readonly sender: VerdictSender
  private readonly listeners = new Set<() => void>()
  /** The photos around the open one, where the grid does not hold it. */
  private event: readonly TimelinePhoto[] = []
  private anchorId: number | null = null
  /** Focus follows once the photo's row is drawn. */
  private focusIsDue = false

  constructor(parts: Parts, initial: Pick<ReviewState, 'openId' | 'selection' | 'focusId'>) {
    this.source = parts.source
    this.scroller = parts.scroller
    this.shown = parts.shown
    this.model = parts.source.model
    this.sender = parts.sender((notice) => this.set({ notice }))
    this.state = { restsAt: null, boxId: null, wholeEvent: false, asking: null, notice: null, ...initial }
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  set(patch: Partial<ReviewState>): void {
    this.state = { ...this.state, ...patch }
    for (const listener of this.listeners) listener()
  }

  /** The photo as it is now, from the grid or from the open event. */
  photo(id: number | null): TimelinePhoto | undefined {
    if (id === null) return undefined
    const known = this.model.find(id)?.photo ?? this.event.find((photo) => photo.id === id)
    return known && this.shown.of(known)
  }

  setEvent(photos: readonly TimelinePhoto[]): void {
    this.event = photos
  }

  // Moving

  focus(id: number): void {
    if (id !== this.state.focusId) this.set({ focusId: id })
    this.anchorId ??= id
  }

  /** Moves the focus to a photo and brings it into the window, fetching it if need be. */
  async goTo(id: number): Promise<void> {
    this.focusIsDue = true
    this.set({ focusId: id })
    if (this.scroller.reveal(id)) return this.source.tell()
    await this.bring(id)
  }

  move(direction: Direction, extend: boolean): void {
    const from = this.state.focusId
    const next = from === null ? undefined : this.model.neighbour(from, direction)
    if (from === null || !next) return
    if (extend) {
      this.anchorId ??= from
      this.set({ selection: withAll(this.state.selection, this.model.between(from, next.id).map((photo) => photo.id)) })
    } else this.anchorId = next.id
    void this.goTo(next.id)
  }

  async goToEnd(which: 'first' | 'last'): Promise<void> {
    const index = which === 'first' ? 0 : this.model.blocks.length - 1
    this.scroller.scrollToBlock(index)
    await this.source.load(index)
    const photo = this.model.photosOf(index).at(which === 'first' ? 0 : -1)
    if (photo) await this.goTo(photo.id)
  }

  /** The first photo inside the window. */
  firstShown(): TimelinePhoto | undefined {
    return this.firstBelow(this.scroller.top)
  }

  private firstBelow(y: number): TimelinePhoto | undefined {
    const rows = this.model.rowsOf(this.model.blockAt(y))
    return (rows.find((row) => row.y + row.header >= y) ?? rows.at(-1))?.segments[0]?.photos[0]
  }

  /** Call when the grid has been scrolled and rests again. */
  rest(): void {
    this.set({ restsAt: this.scroller.top })
  }

  /** Where the person is: at the photo in focus, or where that was scrolled out of sight, in the middle of the window. */
  place(): number | null {
    const { focusId, restsAt } = this.state
    if (restsAt === null || (focusId !== null && this.scroller.shows(focusId))) return focusId
    if (restsAt === 0) return null
    return this.firstBelow(this.scroller.middle - this.model.metrics.cellHeight)?.id ?? focusId
  }

  /** True once, when a photo's button is to take the focus. */
  takeFocusDue(): boolean {
    const due = this.focusIsDue
    this.focusIsDue = false
    return due
  }

  dueAgain(): void {
    this.focusIsDue = true
  }

  /** Shows the place where a photo stands. */
  async bring(id: number): Promise<boolean> {
    try {
      const place = await fetchPlace(this.source.query, id)
      await this.bringPlace(id, place)
      return true
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return false
      throw error
    }
  }

  private async bringPlace(id: number, place: { section: string; offset: number }): Promise<void> {
    const index = this.model.blocks.findIndex(
      (block) => block.section === place.section && place.offset >= block.offset && place.offset < block.offset + block.count,
    )
    if (index < 0) return
    this.scroller.scrollToBlock(index)
    await this.source.load(index)
    this.scroller.reveal(id, 'center')
    this.source.tell()
  }

  // Opening

  /** The grid behind the photo keeps its place, which would take time to draw, until the photo is closed. */
  open(id: number): void {
    this.set({ openId: id, boxId: null, wholeEvent: false, focusId: id })
    if (!this.model.find(id)) void this.bring(id)
  }

  close(): void {
    const { openId } = this.state
    this.set({ openId: null, boxId: null })
    if (openId !== null) void this.goTo(openId)
  }

  /** The photo before or after the open one: in the grid, else in its event. */
  beside(step: 1 | -1): TimelinePhoto | undefined {
    const { openId } = this.state
    if (openId === null) return undefined
    if (this.model.find(openId)) return this.model.neighbour(openId, step === 1 ? 'right' : 'left')
    const index = this.event.findIndex((photo) => photo.id === openId)
    return index < 0 ? undefined : this.event[index + step]
  }

  step(step: 1 | -1): void {
    const next = this.beside(step)
    if (next) this.open(next.id)
  }

  // Choosing

  press(id: number, keys: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }): void {
    if (keys.shiftKey && this.anchorId !== null) this.selectTo(id)
    else if (keys.ctrlKey || keys.metaKey || this.state.selection.size > 0) this.toggle(id)
    else this.open(id)
  }

  toggle(id: number): void {
    this.anchorId = id
    this.select(toggled(this.state.selection, id), id)
  }

  selectTo(id: number): void {
    const ids = this.model.between(this.anchorId ?? id, id).map((photo) => photo.id)
    this.select(withAll(this.state.selection, ids), id)
  }

  toggleAll(ids: readonly number[]): void {
    this.select(toggledAll(this.state.selection, ids), ids[0] ?? null)
  }

  selectNone(): void {
    this.set({ selection: nothingSelected })
  }

  eventIds(id: number | null): number[] {
    if (id === null) return []
    if (id === this.state.openId && this.event.length > 0) return this.event.map((photo) => photo.id)
    return this.model.find(id)?.event.photos.map((photo) => photo.id) ?? []
  }

  /** Every photo of the section that the focus is in. */
  async selectSection(): Promise<void> {
    const cell = this.state.focusId === null ? undefined : this.model.find(this.state.focusId)
    const section = this.model.blocks[cell?.block ?? this.model.blockAt(this.scroller.top)]?.section
    const indexes = this.model.blocks.flatMap((block, index) => (block.section === section ? [index] : []))
    await Promise.all(indexes.map((index) => this.source.load(index)))
    this.toggleAll(indexes.flatMap((index) => this.model.photosOf(index).map((photo) => photo.id)))
  }

  private select(selection: Selection, focusId: number | null): void {
    if (selection.size > mostSelected) return this.inform(say.tooMany(mostSelected))
    this.set({ selection, focusId: focusId ?? this.state.focusId })
  }

  // Judging

  /** What a verdict is about when nothing else is said. */
  usualScope(verdict: Verdict): Scope {
    const { openId, boxId, wholeEvent, selection } = this.state
    if (openId === null) return selection.size > 0 ? 'selection' : 'photo'
    if (boxId !== null && isBoxVerdict(verdict)) return 'box'
    return wholeEvent ? 'event' : 'photo'
  }

  /** Gives a verdict on the box, the open photo, the selection or the photo in focus, and goes on. */
  judge(verdict: Verdict, scope = this.usualScope(verdict), className: string | null = null): void {
    if (verdict === 'wrong_animal' && className === null) return this.set({ asking: { scope } })
    this.set({ asking: null })
    const { openId, boxId, focusId, selection } = this.state
    const id = openId ?? focusId
    if (scope === 'selection') this.judgePhotos([...selection], verdict, className)
    else if (id === null) return
    else if (scope === 'event') this.judgePhotos(this.eventIds(id), verdict, className)
    else if (scope === 'photo') this.judgePhotos([id], verdict, className)
    else if (boxId !== null) this.judgeBox(id, boxId, verdict, className)
  }

  judgePhotos(ids: readonly number[], verdict: Verdict, className: string | null = null): void {
    const photos = ids.flatMap((id) => this.photo(id) ?? [])
    const wanted = verdict === 'mark' && photos.length === ids.length && photos.every((photo) => photo.marked) ? 'unmark' : verdict
    const last = ids.at(-1)
    if (last === undefined) return
    const sent = this.send(wanted, { photos: [...ids] }, photos, (photo) => judged(photo, wanted, className), className)
    if (!settles(wanted)) return
    if (this.state.selection.size > 0 && this.state.openId === null) this.set({ selection: nothingSelected })
    this.goOn(last, sent)
  }

  /** Marks the open photo again with another reason or note. */
  markAs(id: number, reason: 'missed' | 'false_positive' | 'wrong_class' | 'bad_box' | 'other', note: string): void {
    const photo = this.photo(id)
    if (!photo) return
    const after = { ...photo, marked: true, mark_reason: reason, note: note || null }
    void this.sender.give({ verdict: 'mark', reason, note, target: { photos: [id] } }, [photo], [after])
  }

  private judgeBox(photoId: number, boxId: number, verdict: Verdict, className: string | null): void {
    const photo = this.photo(photoId)
    if (photo) void this.send(verdict, { boxes: [boxId] }, [photo], (one) => judgedBoxes(one, [boxId], verdict, className), className)
  }

  private send(
    verdict: Verdict,
    target: VerdictTarget,
    photos: TimelinePhoto[],
    change: (photo: TimelinePhoto) => TimelinePhoto,
    className: string | null,
  ): Promise<unknown> {
    const reason = verdict === 'mark' ? { reason: markReasonOf(photos) } : {}
    const animal = className === null ? {} : { class_name: className }
    return this.sender.give({ verdict, target, ...reason, ...animal }, photos, photos.map(change))
  }

  undo(): void {
    void this.sender.undo()
  }

  redo(): void {
    void this.sender.redo()
  }

  inform(text: string): void {
    this.set({ notice: { kind: 'info', text } })
  }

  /** To the next photo that nobody has judged: known here and shown at once, or asked for. */
  private goOn(fromId: number, sent: Promise<unknown>): void {
    const next = this.model.nextWhere(fromId, (photo) => !isReviewed(this.shown.of(photo)))
    if (next && next !== 'unknown') this.show(next.id)
    else void sent.then(() => this.askForNext(fromId))
  }

  private async askForNext(fromId: number): Promise<void> {
    try {
      const next = await fetchNextUnreviewed(this.source.query, fromId)
      await this.bringPlace(next.photo.id, next)
      this.show(next.photo.id)
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) this.inform(say.allReviewed)
    }
  }

  private show(id: number): void {
    if (this.state.openId !== null) this.open(id)
    else void this.goTo(id)
  }
}
