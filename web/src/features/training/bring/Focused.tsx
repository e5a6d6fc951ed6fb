import { useEffect, useRef, type ReactNode } from 'react'

/** A step of the dialog that takes the focus when it replaces the one before, whose button is gone. */
export function Focused({ label, children }: { label: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <div ref={place} tabIndex={-1} role="group" aria-label={label} style={{ outline: 'none' }}>
      {children}
    </div>
  )
}
