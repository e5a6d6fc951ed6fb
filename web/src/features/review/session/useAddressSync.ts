import { useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router-dom'
import { photoOf, withChanges } from '../reviewAddress'
import { useSession, useThreshold } from './context'
import type { ReviewState } from './ReviewSession'

const settleTime = 250

/**
 * Keeps the address in step with what is open, in sight and selected. Opening a photo is a step of the browser's
 * history, so that going back closes it; everything else replaces the present address a moment later.
 */
export function useAddressSync(): void {
  const session = useSession()
  const threshold = useThreshold().value
  const [search, setSearch] = useSearchParams()
  const latest = useRef({ search, setSearch })
  const seen = useRef(photoOf(search))
  /** Photos on their way into the address: it follows a moment later, when another may be open already. */
  const written = useRef<(number | null)[]>([])
  useEffect(() => {
    latest.current = { search, setSearch }
    const photo = photoOf(search)
    const own = written.current.lastIndexOf(photo)
    written.current.splice(0, own + 1)
    const isKnown = own >= 0 || photo === seen.current
    seen.current = photo
    if (isKnown) return
    // The person went back or forward, or followed a link.
    if (photo === null) session.close()
    else session.open(photo)
  }, [session, search, setSearch])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let before: ReviewState = session.state
    const write = (replace: boolean) => {
      clearTimeout(timer)
      timer = undefined
      const { openId, selection } = session.state
      const changed = withChanges(latest.current.search, { photo: openId, at: session.place(), selected: selection, threshold })
      if (changed.toString() === latest.current.search.toString()) return
      const last = written.current.length > 0 ? written.current.at(-1) : seen.current
      if (openId !== last) written.current.push(openId)
      latest.current.setSearch(changed, { replace })
    }
    const note = () => {
      const { state } = session
      const opens = before.openId === null && state.openId !== null
      const isSame = (['openId', 'focusId', 'selection', 'restsAt'] as const).every((part) => before[part] === state[part])
      before = state
      if (isSame) return
      if (opens && photoOf(latest.current.search) !== state.openId) write(false)
      else timer ??= setTimeout(() => write(true), settleTime)
    }
    timer = setTimeout(() => write(true), settleTime)
    const stop = session.subscribe(note)
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [session, threshold])
}
