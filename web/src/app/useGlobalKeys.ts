import { useEffect, useEffectEvent } from 'react'
import { useNavigate } from 'react-router-dom'
import { isTyping } from '@/lib/keys/keyboard'
import { pages } from './pages'

const sequenceTime = 1200

/** Keys that work on every page: the actions given, by key or by "g" and a key, and "g" and a letter for each page. */
export function useGlobalKeys(actions: Readonly<Record<string, () => void>>): void {
  const navigate = useNavigate()
  const act = useEffectEvent((keys: string): boolean => {
    const page = pages.find(({ key }) => keys === `g ${key}`)
    if (page) void navigate(page.path)
    else actions[keys]?.()
    return page !== undefined || actions[keys] !== undefined
  })
  useEffect(() => {
    let wentAt = -Infinity
    const press = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return
      const isSecond = event.timeStamp - wentAt < sequenceTime
      wentAt = event.key === 'g' ? event.timeStamp : -Infinity
      if (!act(isSecond ? `g ${event.key}` : event.key)) return
      event.stopImmediatePropagation()
      event.preventDefault()
    }
    window.addEventListener('keydown', press, true)
    return () => window.removeEventListener('keydown', press, true)
  }, [])
}
