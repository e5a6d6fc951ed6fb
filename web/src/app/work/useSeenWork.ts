import { useLocalStorage } from '@mantine/hooks'
import { useEffect } from 'react'
import type { Job } from '@/api/types'
import { endedAt } from './work'

/** Until when ended work was looked at in this browser; what had ended before the first visit counts as seen. */
export function useSeenWork(ended: Job[] | undefined): { unread: Job[]; markSeen: () => void } {
  const [seen, setSeen] = useLocalStorage<string | null>({ key: 'fieldloop-work-seen', defaultValue: null, getInitialValueInEffect: false })
  const latest = ended?.map(endedAt).sort().at(-1) ?? ''
  const known = ended !== undefined
  useEffect(() => {
    if (known && seen === null) setSeen(latest)
  }, [known, seen, latest, setSeen])
  const unread = seen === null ? [] : (ended ?? []).filter((job) => endedAt(job) > seen)
  return { unread, markSeen: () => latest > (seen ?? '') && setSeen(latest) }
}
