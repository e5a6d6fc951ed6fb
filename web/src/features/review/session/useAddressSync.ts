import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { useThreshold } from '../filters/threshold'
import { photoOf, withChanges } from '../reviewAddress'
import { useSession } from './context'
import type { ReviewSession } from './ReviewSession'

const settleTime = 250

/** Tells the photos that this page wrote into the address, where they arrive a moment later, from those a person asks for. */
class PhotosInAddress {
  private readonly written: (number | null)[] = []

  constructor(private seen: number | null) {}

  wrote(photo: number | null): void {
    const last = this.written.length > 0 ? this.written.at(-1) : this.seen
    if (photo !== last) this.written.push(photo)
  }

  /** Whether the address names another photo than this page made it name: another may have been opened since. */
  isAskedFor(photo: number | null): boolean {
    const own = this.written.lastIndexOf(photo)
    this.written.splice(0, own + 1)
    const isKnown = own >= 0 || photo === this.seen
    this.seen = photo
    return !isKnown
  }
}

/**
 * Keeps the address in step with what is open, in sight and selected. Opening a photo is a step of the browser's
 * history, so that going back closes it; everything else replaces the present address a moment later.
 */
export function useAddressSync(): void {
  const session = useSession()
  const threshold = useThreshold().value
  const [search, setSearch] = useSearchParams()
  const latest = useRef({ search, setSearch })
  const [photos] = useState(() => new PhotosInAddress(photoOf(search)))
  useEffect(() => {
    latest.current = { search, setSearch }
    const photo = photoOf(search)
    if (!photos.isAskedFor(photo)) return
    // The person went back or forward, or followed a link.
    if (photo === null) session.opening.close()
    else session.opening.open(photo)
  }, [session, photos, search, setSearch])

  useEffect(() => {
    const write = (replace: boolean) => {
      const { openId, selection } = session.state
      const changed = withChanges(latest.current.search, { photo: openId, at: session.moving.place(), selected: selection, threshold })
      if (changed.toString() === latest.current.search.toString()) return
      photos.wrote(openId)
      latest.current.setSearch(changed, { replace })
    }
    return followed(session, write, (id) => photoOf(latest.current.search) === id)
  }, [session, photos, threshold])
}

/** Has the session written, at once when a photo is opened that the address does not name; returns how to end it. */
function followed(session: ReviewSession, write: (replace: boolean) => void, isNamed: (photo: number | null) => boolean): () => void {
  let before = session.state
  let timer: ReturnType<typeof setTimeout> | undefined
  const writeNow = (replace: boolean) => {
    clearTimeout(timer)
    timer = undefined
    write(replace)
  }
  const writeSoon = () => (timer ??= setTimeout(() => writeNow(true), settleTime))
  writeSoon()
  const stop = session.subscribe(() => {
    const { state } = session
    const opens = before.openId === null && state.openId !== null
    const isSame = (['openId', 'focusId', 'selection', 'restsAt'] as const).every((part) => before[part] === state[part])
    before = state
    if (isSame) return
    if (opens && !isNamed(state.openId)) writeNow(false)
    else writeSoon()
  })
  return () => {
    stop()
    clearTimeout(timer)
  }
}
