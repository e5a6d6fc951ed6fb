import { Button, Group, Kbd, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useAddClass } from '@/api/useAddClass'
import { texts } from '@/lib/texts'
import type { WorkspaceActions } from './Workspace'

const say = texts.annotate
const lastKey = 9

/** The animals to choose from; the choice holds for the selected box, or for the next one drawn. */
export function ClassPicker({ labels, current }: { labels: WorkspaceActions['labels']; current: string | null }) {
  return (
    <Stack gap="xs">
      {labels.names.length === 0 && <Text size="sm">{say.noClasses}</Text>}
      <Group gap={6} role="group" aria-label={say.classes}>
        {labels.names.map((name, index) => (
          <Button
            key={name}
            size="xs"
            variant={name === current ? 'filled' : 'default'}
            aria-pressed={name === current}
            rightSection={index < lastKey ? <Kbd size="xs">{index + 1}</Kbd> : undefined}
            onClick={() => labels.choose(name)}
          >
            {name}
          </Button>
        ))}
      </Group>
      <NewClass onAdded={labels.choose} />
    </Stack>
  )
}

function NewClass({ onAdded }: { onAdded: (name: string) => void }) {
  const [name, setName] = useState('')
  const add = useAddClass()
  const submit = () =>
    add.mutate(name.trim(), {
      onSuccess: (added) => {
        setName('')
        onAdded(added.name)
      },
      onError: (error) => notifications.show({ color: 'red', message: error.message }),
    })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim()) submit()
      }}
    >
      <Group gap={6} wrap="nowrap">
        <TextInput
          size="xs"
          flex={1}
          aria-label={say.newClassLabel}
          placeholder={say.newClass}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" variant="default" loading={add.isPending} disabled={name.trim() === ''}>
          {say.addClass}
        </Button>
      </Group>
    </form>
  )
}
