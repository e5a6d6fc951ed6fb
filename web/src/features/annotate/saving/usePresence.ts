import { useLocalStorage } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { keys } from '@/api/keys'
import type { Editor } from '@/api/types'
import { thisWindow } from '@/lib/thisWindow'
import { enterPhoto } from '../api/enterPhoto'
import { fetchAnnotation } from '../api/fetchAnnotation'
import { leavePhoto } from '../api/leavePhoto'
import type { EditSession } from './EditSession'

const beat = 5000

/** What this person wants to be called; this browser remembers it. */
export const useEditorName = () => useLocalStorage({ key: 'fieldloop.name', defaultValue: '', getInitialValueInEffect: false })

/**
 * Who else has the photo open. Says so of this window every few seconds, and takes over what somebody else has saved
 * meanwhile when nothing of one's own is unsaved.
 */
export function usePresence(photoId: number, session: EditSession): readonly Editor[] {
  const cache = useQueryClient()
  const [name] = useEditorName()
  const { data: editors = [] } = useQuery<Editor[]>({ queryKey: keys.presence(photoId), enabled: false, initialData: [] })
  useEffect(() => {
    const report = async () => {
      try {
        const { others, revision } = await enterPhoto(photoId, { editor: thisWindow, name })
        cache.setQueryData(keys.presence(photoId), others)
        if (revision !== session.revision() && !session.isUnsaved()) session.refresh(revision === 0 ? null : await fetchAnnotation(photoId))
      } catch {
        // The next beat asks again; that the connection is lost is shown elsewhere.
      }
    }
    void report()
    const timer = setInterval(() => void report(), beat)
    const leave = () => void leavePhoto(photoId, thisWindow)
    window.addEventListener('pagehide', leave)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [photoId, session, name, cache])
  return editors.filter(({ editor }) => editor !== thisWindow)
}
