import { useEffect, useRef } from 'react'
import { useReviewState, useSession } from '../session/context'

const settleTime = 90
/** Faster than this many windows a step, the blocks passed are not worth asking for. */
const fast = 1.5

/**
 * Asks for the blocks in and near the window, for those of the open photo, and for the one that follows; again when
 * other blocks come to stand there.
 */
export function useWantedBlocks(top: number, height: number): void {
  const { source } = useSession()
  const openId = useReviewState((state) => state.openId)
  const last = useRef(top)
  const standing = source.model.blocksBetween(top, top + height).map((index) => source.model.blocks[index]?.id).join()
  useEffect(() => {
    if (height === 0) return
    const isFast = Math.abs(top - last.current) > fast * height
    last.current = top
    const ask = () => {
      const { model } = source
      const near = model.blocksBetween(top - height / 2, top + 2 * height)
      const open = openId === null ? undefined : model.find(openId)?.block
      const after = Math.max(open ?? 0, near.at(-1) ?? 0) + 1
      source.want([...new Set([...near, ...(open === undefined ? [] : [open]), after])].filter((index) => index < model.blocks.length))
    }
    const timer = setTimeout(ask, isFast ? settleTime : 0)
    return () => clearTimeout(timer)
  }, [source, top, height, openId, standing])
}
