import type { AnnotationBox } from '@/api/types'

/** What a person has said about a photo and the server does not know yet; `boxes` null: not reviewed any more. */
export interface Draft {
  boxes: AnnotationBox[] | null
  /** What it began from. */
  revision: number
  base: AnnotationBox[]
}

const prefix = 'fieldloop.unsaved.'

/** Keeps unsaved work in this browser, so that it outlives a reload, a crash and a lost connection. */
export class Drafts {
  constructor(private readonly storage: Storage) {}

  keep(photoId: number, draft: Draft | null): void {
    const key = prefix + String(photoId)
    try {
      if (draft === null) this.storage.removeItem(key)
      else this.storage.setItem(key, JSON.stringify(draft))
    } catch {
      // A browser that keeps nothing, or no more: the work still stands in memory and is sent from there.
    }
  }

  of(photoId: number): Draft | null {
    return draftFrom(this.storage.getItem(prefix + String(photoId)))
  }

  photoIds(): number[] {
    const names = Array.from({ length: this.storage.length }, (_, index) => this.storage.key(index) ?? '')
    return names.filter((name) => name.startsWith(prefix)).map((name) => Number(name.slice(prefix.length)))
  }
}

function draftFrom(text: string | null): Draft | null {
  if (text === null) return null
  try {
    const draft = JSON.parse(text) as Partial<Draft>
    const isDraft = typeof draft.revision === 'number' && Array.isArray(draft.base) && (draft.boxes === null || Array.isArray(draft.boxes))
    return isDraft ? (draft as Draft) : null
  } catch {
    return null
  }
}
