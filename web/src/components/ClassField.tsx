import { Button, Group, TextInput } from '@mantine/core'
import type { KeyboardEvent, RefObject } from 'react'
import { useAddClass } from '@/api/useAddClass'
import { texts } from '@/lib/texts'

const say = texts.annotate

interface Props {
  typed: string
  onType: (text: string) => void
  matching: readonly string[]
  onChoose: (name: string) => void
  hint: string
  size?: 'xs' | 'sm'
  field?: RefObject<HTMLInputElement | null>
}

/** Typing narrows the animals; Enter takes the first, or adds the one that is not there yet. */
export function ClassField({ typed, onType, matching, onChoose, hint, size = 'xs', field }: Props) {
  const add = useAddClass()
  const type = (text: string) => {
    add.reset()
    onType(text)
  }
  const addTyped = () => add.mutate(typed.trim(), { onSuccess: (added) => onChoose(added.name) })
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') type('')
    else if (event.key !== 'Enter' || typed.trim() === '') return
    else if (matching[0] !== undefined) onChoose(matching[0])
    else addTyped()
    event.currentTarget.blur()
  }
  const isNew = typed.trim() !== '' && !matching.includes(typed.trim())
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <TextInput
        ref={field}
        size={size}
        flex={1}
        aria-label={say.classField}
        placeholder={hint}
        maxLength={60}
        value={typed}
        error={add.error?.message}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={press}
      />
      {isNew && (
        <Button size={size} variant="default" loading={add.isPending} onClick={addTyped}>
          {say.addClass}
        </Button>
      )}
    </Group>
  )
}
