import { useKeys } from '@/lib/keys/useKeys'
import { useThreshold } from '../filters/threshold'
import { lowestThreshold } from '../reviewAddress'
import { historyKey, isElsewhere } from '../verdicts/sharedKeys'
import { verdictKeys } from '../verdicts/verdicts'
import { useSession } from './context'

const thresholdStep = 0.05

/** Verdicts, undo, redo and the threshold, in the grid and on the open photo alike. */
export function useVerdictKeys(): void {
  const session = useSession()
  const threshold = useThreshold()
  useKeys((event) => {
    if (event.altKey || isElsewhere()) return false
    if (event.ctrlKey || event.metaKey) return historyKey(event, session.judging)
    const verdict = verdictKeys[event.key.toLowerCase()]
    if (verdict) session.judging.judge(verdict, event.shiftKey ? 'event' : undefined)
    else if (event.key === '[') threshold.set(Math.max(lowestThreshold, rounded(threshold.value - thresholdStep)))
    else if (event.key === ']') threshold.set(Math.min(1, rounded(threshold.value + thresholdStep)))
    else return false
    return true
  })
}

const rounded = (value: number) => Math.round(value * 100) / 100
