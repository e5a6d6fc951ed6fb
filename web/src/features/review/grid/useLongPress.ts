import { useRef, type PointerEvent } from 'react'

const holdTime = 450
const slack = 10

/** A finger held still; the click that follows it is told apart by wasLong(). */
export function useLongPress(act: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const start = useRef({ x: 0, y: 0 })
  const long = useRef(false)
  const stop = () => clearTimeout(timer.current)
  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      long.current = false
      if (event.pointerType !== 'touch') return
      start.current = { x: event.clientX, y: event.clientY }
      timer.current = setTimeout(() => {
        long.current = true
        act()
      }, holdTime)
    },
    onPointerMove: (event: PointerEvent) => {
      if (Math.hypot(event.clientX - start.current.x, event.clientY - start.current.y) > slack) stop()
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onContextMenu: (event: { preventDefault: () => void }) => {
      if (long.current) event.preventDefault()
    },
  }
  return { handlers, wasLong: () => long.current }
}
