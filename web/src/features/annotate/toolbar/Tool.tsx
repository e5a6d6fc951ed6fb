import { ActionIcon, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'

interface Props {
  label: string
  keys: string
  icon: ReactNode
  disabled?: boolean
  /** For what can be on or off. */
  pressed?: boolean
  onClick: () => void
}

/** One thing to do, with its key in the tooltip. */
export function Tool({ label, keys, icon, disabled = false, pressed, onClick }: Props) {
  return (
    <Tooltip label={`${label} (${keys})`} openDelay={400}>
      <ActionIcon variant={pressed ? 'filled' : 'default'} size={40} aria-label={label} aria-pressed={pressed} disabled={disabled} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}
