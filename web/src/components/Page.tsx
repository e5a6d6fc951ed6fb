import { Group, Stack, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { texts } from '@/lib/texts'

interface Props {
  title: string
  actions?: ReactNode
  children: ReactNode
}

/** A page with its heading, document title and the actions beside the heading. */
export function Page({ title, actions, children }: Props) {
  useDocumentTitle(`${title} · ${texts.appName}`)
  return (
    <Stack gap="md">
      <Group justify="space-between" align="center" gap="sm">
        <Title order={1} size="h2">
          {title}
        </Title>
        {actions && <Group gap="sm">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  )
}
