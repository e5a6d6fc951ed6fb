import { Button, Group, Kbd, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState, type KeyboardEvent, type RefObject } from 'react'
import { useAddClass } from '@/api/useAddClass'
import { texts } from '@/lib/texts'
import { classesMatching } from './classesMatching'
import type { Labels } from './useLabels'

const say = texts.annotate

interface Props {
  labels: Labels
  current: string | null
  field: RefObject<HTMLInputElement | null>
}

/** The animals to choose from, by number or by typing; the choice holds for the selected box, or for the next one drawn. */
export function ClassPicker({ labels, current, field }: Props) {
  const [typed, setTyped] = useState('')
  const matching = classesMatching(labels.names, typed)
  const choose = (name: string) => {
    setTyped('')
    labels.choose(name)
  }
  return (
    <Stack gap="xs">
      {labels.names.length === 0 && <Text size="sm">{say.noClasses}</Text>}
      <ClassField typed={typed} onType={setTyped} matching={matching} onChoose={choose} field={field} />
      <Group gap={6} role="group" aria-label={say.classes}>
        {matching.map((name) => (
          <ClassButton key={name} name={name} keyName={labels.keys.get(name)} pressed={name === current} onClick={() => choose(name)} />
        ))}
      </Group>
    </Stack>
  )
}

function ClassButton({ name, keyName, pressed, onClick }: { name: string; keyName?: string; pressed: boolean; onClick: () => void }) {
  return (
    <Button
      size="xs"
      variant={pressed ? 'filled' : 'default'}
      aria-pressed={pressed}
      rightSection={keyName ? <Kbd size="xs">{keyName}</Kbd> : undefined}
      onClick={onClick}
    >
      {name}
    </Button>
  )
}

interface FieldProps {
  typed: string
  onType: (text: string) => void
  matching: readonly string[]
  onChoose: (name: string) => void
  field: RefObject<HTMLInputElement | null>
}

/** Typing narrows the animals; Enter takes the first, or adds the one that is not there yet. */
function ClassField({ typed, onType, matching, onChoose, field }: FieldProps) {
  const add = useAddClass()
  const addTyped = () =>
    add.mutate(typed.trim(), {
      onSuccess: (added) => onChoose(added.name),
      onError: (error) => notifications.show({ color: 'red', message: error.message }),
    })
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') onType('')
    else if (event.key !== 'Enter' || typed.trim() === '') return
    else if (matching[0] !== undefined) onChoose(matching[0])
    else addTyped()
    event.currentTarget.blur()
  }
  const isNew = typed.trim() !== '' && !matching.includes(typed.trim())
  return (
    <Group gap={6} wrap="nowrap">
      <TextInput
        ref={field}
        size="xs"
        flex={1}
        aria-label={say.classField}
        placeholder={say.classFieldHint}
        maxLength={60}
        value={typed}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={press}
      />
      {isNew && (
        <Button size="xs" variant="default" loading={add.isPending} onClick={addTyped}>
          {say.addClass}
        </Button>
      )}
    </Group>
  )
}
