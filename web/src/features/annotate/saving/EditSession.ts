import type { Annotation, AnnotationBox, ProposedBox } from '@/api/types'
import type { Box, Point } from '@/lib/geometry'
import { edited, sceneIn, startEditor, type Edit, type Editor } from '../scene/editor'
import { candidatesAt, isDecided, isKnown, newProposals, sceneOf, storedBoxes } from '../scene/scene'
import { AnnotationSaver, type AnnotationStore, type SaveState } from './AnnotationSaver'
import type { Draft } from './drafts'
import { merged, saySame } from './merge'

export interface SessionView {
  editor: Editor
  save: SaveState
  /** What somebody else stored meanwhile; undefined before it has been read, null when they removed it. */
  theirs: Annotation | null | undefined
}

/** Where a session's work goes to and where that of others comes from. */
export interface SessionStore extends AnnotationStore {
  load: () => Promise<Annotation | null>
  /** Hears of what a model proposed and a person rejected, once what they said instead is stored. */
  rejected: (boxes: ProposedBox[]) => void
}

/** A model's boxes at one place, of which each further click takes the next. */
interface Cycle {
  candidates: readonly ProposedBox[]
  taken: number
}

const sameCorners = (a: Box, b: Box) => a.x_min === b.x_min && a.y_min === b.y_min && a.x_max === b.x_max && a.y_max === b.y_max

const savedIn = (annotation: Annotation | null) => annotation ?? { revision: 0, boxes: [] }

/** The work on one photo: its boxes, what can be undone, and the saving of it. Outlives leaving the photo. */
export class EditSession {
  private view: SessionView
  private saver: AnnotationSaver
  private readonly listeners = new Set<() => void>()
  private seen: readonly ProposedBox[] | undefined
  private proposedBy: string | undefined
  private proposed: readonly ProposedBox[] = []
  private readonly toldRejected = new Set<ProposedBox>()
  private cycle: Cycle | undefined

  constructor(
    annotation: Annotation | null,
    private readonly store: SessionStore,
    draft: Draft | null = null,
  ) {
    this.saver = this.startSaver(draft ? { revision: draft.revision, boxes: draft.base } : savedIn(annotation))
    this.view = { editor: startEditor(sceneOf(annotation)), save: this.saver.snapshot(), theirs: undefined }
    if (draft) this.resume(draft.boxes)
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly snapshot = () => this.view

  /** Applies an edit and saves it soon when it changes what is stored. */
  edit(edit: Edit): void {
    this.cycle = undefined
    this.apply(edit)
  }

  /** Remembers all that a model sees, down to the faintest, for clicks to take. */
  look(seen: readonly ProposedBox[]): void {
    this.seen = seen
  }

  /**
   * Shows a model's proposals in place of another's; once, so that those rejected stay away. Unless a person asked for
   * them, they stay away from a photo confirmed empty too.
   */
  propose(model: string, boxes: readonly ProposedBox[], asked: boolean): void {
    if (this.proposedBy === model) return this.proposeAgain(boxes)
    this.proposedBy = model
    if (asked || !this.scene().empty) this.showProposals(boxes)
  }

  /** After a verdict in review a model proposes less, or another animal; what is rejected stays away. */
  private proposeAgain(boxes: readonly ProposedBox[]): void {
    const open = this.scene().boxes.filter((box) => !isDecided(box))
    const left = boxes.filter((box) => open.some((other) => sameCorners(box, other)))
    const isSame = left.length === open.length && left.every((box) => open.some((other) => sameCorners(box, other) && box.class_name === other.class_name))
    if (!isSame) this.edit({ type: 'propose', boxes: left })
  }

  private showProposals(boxes: readonly ProposedBox[]): void {
    this.proposed = boxes
    this.edit({ type: 'propose', boxes })
  }

  /** Drops what a model proposes and nobody has decided on. */
  hideProposals(): void {
    if (this.proposedBy === undefined) return
    this.proposedBy = undefined
    this.showProposals([])
  }

  /**
   * Takes the most confident box that the model sees around a point; `again`: the next one instead of the last taken.
   * False when there is none (any more).
   */
  take(point: Point, again: boolean, classNames: readonly string[], fallback: string | null): boolean {
    if (again && this.cycle) this.apply({ type: 'undo' })
    else this.cycle = { candidates: candidatesAt(this.scene(), this.seen ?? [], point.x, point.y), taken: -1 }
    const cycle = this.cycle
    cycle.taken++
    const box = cycle.candidates[cycle.taken]
    if (!box) return this.endCycle()
    const known = isKnown(box, classNames)
    this.apply({ type: 'take', box, className: known ? box.class_name : (fallback ?? box.class_name), origin: known ? 'confirmed' : 'drawn' })
    return true
  }

  /** Whether the last thing done was taking a model's box. */
  hasJustTaken(): boolean {
    return this.cycle !== undefined
  }

  untake(): void {
    this.edit({ type: 'undo' })
  }

  /** Whether what the model sees is known already. */
  hasSeen(): boolean {
    return this.seen !== undefined
  }

  flush(): Promise<void> {
    return this.saver.flush()
  }

  isUnsaved(): boolean {
    return this.saver.isUnsaved()
  }

  revision(): number {
    return this.saver.base().revision
  }

  /** Shows what somebody else has stored, unless there is work of one's own that is not saved. */
  refresh(annotation: Annotation | null): void {
    if (!this.isUnsaved() && (annotation?.revision ?? 0) !== this.revision()) this.takeTheirs(annotation)
  }

  /** After a conflict: drops this work for what somebody else saved. */
  takeTheirs(annotation: Annotation | null): void {
    this.saver.giveUp()
    this.saver = this.startSaver(savedIn(annotation))
    this.cycle = undefined
    this.proposedBy = undefined
    this.proposed = []
    this.show({ editor: startEditor(sceneOf(annotation)), save: this.saver.snapshot(), theirs: undefined })
  }

  /** After a conflict: saves this work over what somebody else saved. */
  keepMine(theirs: Annotation | null): Promise<void> {
    this.show({ theirs: undefined })
    return this.saver.overwrite(savedIn(theirs))
  }

  /** What both did, together. */
  mergedWith(theirs: Annotation | null): AnnotationBox[] {
    return merged(this.saver.base().boxes, this.stored() ?? [], theirs?.boxes ?? [])
  }

  /** After a conflict: saves both works together. */
  keepBoth(theirs: Annotation | null): Promise<void> {
    this.edit({ type: 'replace', boxes: this.mergedWith(theirs) })
    return this.keepMine(theirs)
  }

  /** What was proposed and is no longer on the photo, nor anything in its place; of an empty photo that says itself. */
  rejected(): ProposedBox[] {
    return this.scene().empty ? [] : newProposals(this.scene(), this.proposed)
  }

  /** What stands on the screen of what can be stored. */
  stored(): AnnotationBox[] | null {
    return storedBoxes(this.scene())
  }

  private scene() {
    return sceneIn(this.view.editor)
  }

  private apply(edit: Edit): void {
    const before = this.scene()
    const editor = edited(this.view.editor, edit)
    this.show({ editor })
    const scene = sceneIn(editor)
    if (scene === before || edit.type === 'propose') return
    const boxes = storedBoxes(scene)
    if (JSON.stringify(boxes) !== JSON.stringify(storedBoxes(before))) this.saver.schedule(boxes)
  }

  private endCycle(): false {
    this.cycle = undefined
    return false
  }

  /** Goes on with work that an earlier page could not save. */
  private resume(boxes: AnnotationBox[] | null): void {
    this.view = { ...this.view, editor: startEditor(sceneOf(boxes && { boxes, is_empty: boxes.length === 0 })) }
    this.saver.schedule(boxes)
  }

  private startSaver(stored: { revision: number; boxes: AnnotationBox[] }): AnnotationSaver {
    const saver: AnnotationSaver = new AnnotationSaver(stored, { ...this.store, saved: this.saved }, () => {
      if (saver !== this.saver) return
      this.show({ save: saver.snapshot() })
      if (saver.snapshot().phase === 'conflict') void this.readTheirs()
    })
    return saver
  }

  private readonly saved = (annotation: Annotation | null): void => {
    this.store.saved(annotation)
    const news = annotation ? this.rejected().filter((box) => !this.toldRejected.has(box)) : []
    if (news.length > 0) this.store.rejected(news)
    for (const box of news) this.toldRejected.add(box)
  }

  /** An answer that got lost makes a conflict with oneself: that needs nobody's decision. */
  private async readTheirs(): Promise<void> {
    try {
      const theirs = await this.store.load()
      if (saySame(this.stored(), theirs && theirs.boxes)) this.saver.settle(savedIn(theirs))
      else this.show({ theirs })
    } catch {
      setTimeout(() => void this.readTheirs(), 2000)
    }
  }

  private show(part: Partial<SessionView>): void {
    this.view = { ...this.view, ...part }
    for (const listener of this.listeners) listener()
  }
}
