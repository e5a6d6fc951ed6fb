import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface Props {
  icon: ReactNode
  title: string
  text?: string
  children?: ReactNode
}

/** What a page shows when there is nothing to show: why, and what to do about it. */
export function EmptyState({ icon, title, text, children }: Props) {
  return (
    <Stack align="center" gap="sm" py={64} px="md" ta="center" maw={520} mx="auto">
      <Text c="dimmed" lh={1} component="span" aria-hidden>
        {icon}
      </Text>
      <Title order={2} size="h3">
        {title}
      </Title>
      {text && <Text c="dimmed">{text}</Text>}
      {children}
    </Stack>
  )
}
