import type { Annotation } from '@/api/types'
import { AnnotationSaver, type AnnotationStore, type SaveState } from './AnnotationSaver'
import { edited, sceneIn, startEditor, type Edit, type Editor } from './editor'
import { sceneOf, storedBoxes } from './scene'

export interface SessionView {
  editor: Editor
  save: SaveState
}

/** The work on one photo: its boxes, what can be undone, and the saving of it. Outlives leaving the photo. */
export class EditSession {
  private view: SessionView
  private saver: AnnotationSaver
  private readonly listeners = new Set<() => void>()
  private hasProposals = false

  constructor(
    annotation: Annotation | null,
    private readonly store: AnnotationStore,
  ) {
    this.saver = this.startSaver(annotation)
    this.view = { editor: startEditor(sceneOf(annotation)), save: this.saver.snapshot() }
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly snapshot = () => this.view

  /** Applies an edit and saves it soon when it changes what is stored. */
  edit(edit: Edit): void {
    const before = sceneIn(this.view.editor)
    const editor = edited(this.view.editor, edit)
    this.show({ editor })
    const scene = sceneIn(editor)
    if (scene === before || edit.type === 'propose') return
    const boxes = storedBoxes(scene)
    if (JSON.stringify(boxes) !== JSON.stringify(storedBoxes(before))) this.saver.schedule(boxes)
  }

  /** Shows a model's proposals, once. */
  propose(boxes: Extract<Edit, { type: 'propose' }>['boxes']): void {
    if (this.hasProposals) return
    this.hasProposals = true
    this.edit({ type: 'propose', boxes })
  }

  flush(): Promise<void> {
    return this.saver.flush()
  }

  isUnsaved(): boolean {
    return this.saver.isUnsaved()
  }

  /** After a conflict: drops this work for what somebody else saved. */
  takeTheirs(annotation: Annotation | null): void {
    this.saver.giveUp()
    this.saver = this.startSaver(annotation)
    this.show({ editor: startEditor(sceneOf(annotation)), save: this.saver.snapshot() })
  }

  /** After a conflict: saves this work over what somebody else saved. */
  keepMine(theirs: Annotation | null): Promise<void> {
    return this.saver.overwrite(theirs?.revision ?? 0)
  }

  private startSaver(annotation: Annotation | null): AnnotationSaver {
    const saver: AnnotationSaver = new AnnotationSaver(annotation?.revision ?? 0, this.store, () => {
      if (saver === this.saver) this.show({ save: saver.snapshot() })
    })
    return saver
  }

  private show(part: Partial<SessionView>): void {
    this.view = { ...this.view, ...part }
    for (const listener of this.listeners) listener()
  }
}
