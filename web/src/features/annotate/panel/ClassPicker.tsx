import { Button, Group, Kbd, Stack, Text } from '@mantine/core'
import { useState, type RefObject } from 'react'
import { ClassField } from '@/components/ClassField'
import { classesMatching } from '@/lib/classes/classesMatching'
import { texts } from '@/lib/texts'
import type { Labels } from '../useLabels'

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
      <ClassField typed={typed} onType={setTyped} matching={matching} onChoose={choose} hint={say.classFieldHint} field={field} />
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
