import { useEffect, useEffectEvent } from 'react'
import { isTyping } from './keyboard'

/** Calls a page's shortcut handler for key presses outside text fields; it says whether it used the key. */
export function useKeys(handle: (event: KeyboardEvent) => boolean, active = true): void {
  const onPress = useEffectEvent((event: KeyboardEvent) => {
    if (!isTyping(event) && handle(event)) event.preventDefault()
  })
  useEffect(() => {
    if (!active) return
    const press = (event: KeyboardEvent) => onPress(event)
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [active])
}
