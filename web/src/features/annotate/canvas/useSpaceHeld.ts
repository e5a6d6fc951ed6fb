import { useEffect, useState } from 'react'
import { isTyping } from '@/lib/keys/keyboard'

/** Whether the space bar is held down, which turns drawing into moving the view. */
export function useSpaceHeld(): boolean {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === ' ' && !isTyping(event)) setHeld(event.type === 'keydown')
    }
    window.addEventListener('keydown', press)
    window.addEventListener('keyup', press)
    return () => {
      window.removeEventListener('keydown', press)
      window.removeEventListener('keyup', press)
    }
  }, [])
  return held
}
