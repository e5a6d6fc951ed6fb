import { Alert, TextInput } from '@mantine/core'
import type { Editor } from '@/api/types'
import { IconUsers } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useEditorName } from '../saving/usePresence'

const say = texts.annotate

/** Who else is at this photo, so that two do not do the same work. */
export function Presence({ others }: { others: readonly Editor[] }) {
  const [name, setName] = useEditorName()
  if (others.length === 0) return null
  return (
    <Alert color="blue" variant="light" icon={<IconUsers />} p="sm" role="status" title={say.alsoHere(others.map((other) => other.name ?? ''))}>
      {say.alsoHereText}
      <TextInput
        mt={6}
        size="xs"
        label={say.yourName}
        maxLength={60}
        defaultValue={name}
        onBlur={(event) => setName(event.currentTarget.value.trim())}
      />
    </Alert>
  )
}
