import { ActionIcon, Button } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ComponentPropsWithRef } from 'react'
import { usePhone } from '@/lib/usePhone'

interface Props extends ComponentPropsWithRef<'button'> {
  icon: Icon
  label: string
  variant?: 'default' | 'filled' | 'light'
}

/** A button with its icon and words; on a phone the icon alone. */
export function CompactButton({ icon: Icon, label, variant = 'default', ...rest }: Props) {
  const isPhone = usePhone()
  if (isPhone)
    return (
      <ActionIcon {...rest} variant={variant} size={36} aria-label={label}>
        <Icon size={20} />
      </ActionIcon>
    )
  return (
    <Button {...rest} variant={variant} size="sm" leftSection={<Icon size={18} />}>
      {label}
    </Button>
  )
}
