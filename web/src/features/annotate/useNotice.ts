import { useEffect, useState } from 'react'

const readingTime = 4000

/** A sentence that is shown for a while. */
export function useNotice(): [string | null, (text: string) => void] {
  const [notice, setNotice] = useState<{ text: string } | null>(null)
  useEffect(() => {
    if (!notice) return
    const timer = setTimeout(() => setNotice(null), readingTime)
    return () => clearTimeout(timer)
  }, [notice])
  return [notice && notice.text, (text) => setNotice({ text })]
}
