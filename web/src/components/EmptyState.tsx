import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface Props {
  icon: ReactNode
  title: string
  text?: string
  /** 1 where this is all that the page says. */
  order?: 1 | 2
  children?: ReactNode
}

/** What a page shows when there is nothing to show: why, and what to do about it. */
export function EmptyState({ icon, title, text, order = 2, children }: Props) {
  return (
    <Stack align="center" gap="sm" py={64} px="md" ta="center" maw={520} mx="auto">
      <Text c="dimmed" lh={1} component="span" aria-hidden>
        {icon}
      </Text>
      <Title order={order} size="h3">
        {title}
      </Title>
      {text && <Text c="dimmed">{text}</Text>}
      {children}
    </Stack>
  )
}
