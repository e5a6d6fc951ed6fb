import { Alert, Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { fetchAnnotation } from '@/api/fetchAnnotation'
import type { Annotation } from '@/api/types'
import { IconAlertTriangle } from '@/lib/icons'
import { texts } from '@/lib/texts'
import type { EditSession } from './EditSession'

const say = texts.annotate

/** Two people saved the same photo: a person decides whose boxes are right. */
export function Conflict({ photoId, session }: { photoId: number; session: EditSession }) {
  const [busy, setBusy] = useState(false)
  const settle = async (choose: (theirs: Annotation | null) => unknown) => {
    setBusy(true)
    try {
      await choose(await fetchAnnotation(photoId))
    } catch (error) {
      notifications.show({ color: 'red', message: error instanceof Error ? error.message : String(error) })
    }
    setBusy(false)
  }
  return (
    <Alert color="red" variant="light" role="alert" icon={<IconAlertTriangle />} title={say.conflictTitle}>
      <Text size="sm" mb="xs">
        {say.conflictText}
      </Text>
      <Group gap="xs">
        <Button size="xs" loading={busy} onClick={() => void settle((theirs) => session.keepMine(theirs))}>
          {say.keepMine}
        </Button>
        <Button size="xs" variant="default" disabled={busy} onClick={() => void settle((theirs) => session.takeTheirs(theirs))}>
          {say.takeTheirs}
        </Button>
      </Group>
    </Alert>
  )
}
