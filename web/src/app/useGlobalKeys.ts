import { useEffect } from 'react'
import { useNavigate } from 'react-router-dom'
import { isTyping } from '@/lib/keyboard'
import { pages } from './pages'

const sequenceTime = 1200

/** "?" lists the shortcuts; "g" and a letter goes to a page. */
export function useGlobalKeys(toggleHelp: () => void): void {
  const navigate = useNavigate()
  useEffect(() => {
    let wentAt = -Infinity
    const press = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return
      const page = event.timeStamp - wentAt < sequenceTime ? pages.find(({ key }) => key === event.key) : undefined
      wentAt = event.key === 'g' ? event.timeStamp : -Infinity
      if (event.key === '?') toggleHelp()
      if (!page) return
      event.stopImmediatePropagation()
      event.preventDefault()
      void navigate(page.path)
    }
    window.addEventListener('keydown', press, true)
    return () => window.removeEventListener('keydown', press, true)
  }, [navigate, toggleHelp])
}
