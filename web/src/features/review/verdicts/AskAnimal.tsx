import { Button, Kbd, SimpleGrid, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useClasses } from '@/api/useClasses'
import { ClassField } from '@/components/ClassField'
import { Dialog } from '@/components/Dialog'
import { cocoAnimals } from '@/lib/classes/animals'
import { classColor } from '@/lib/classes/classColor'
import { classesMatching } from '@/lib/classes/classesMatching'
import { useKeys } from '@/lib/keys/useKeys'
import { texts } from '@/lib/texts'
import { useTouch } from '@/lib/useTouch'

const say = texts.review

interface AskProps {
  opened: boolean
  onClose: () => void
  onChoose: (name: string) => void
}

/** Asks which animal it is instead; a number answers, or a name that is typed. */
export function AskAnimal({ opened, onClose, onChoose }: AskProps) {
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={say.whichAnimal}
      size="sm"
      zIndex={500}
      returnFocus={false}
      // The keys of the page would hear the same press once the dialog is gone.
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
    >
      {opened && <Animals onChoose={onChoose} onClose={onClose} />}
    </Dialog>
  )
}

/** The animals that a person can choose, then the others that are common. */
export function useAnimals(): string[] {
  const chosen = useClasses().data?.map((known) => known.name) ?? []
  return [...new Set([...chosen, ...cocoAnimals])]
}

function Animals({ onChoose, onClose }: Pick<AskProps, 'onChoose' | 'onClose'>) {
  const [typed, setTyped] = useState('')
  const matching = classesMatching(useAnimals(), typed)
  const isTouch = useTouch()
  useKeys((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    const name = matching[Number(event.key) - 1]
    if (event.key === 'Escape') onClose()
    else if (name === undefined) return false
    else onChoose(name)
    return true
  })
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {isTouch ? say.whichAnimalTouchHint : say.whichAnimalHint}
      </Text>
      <ClassField typed={typed} onType={setTyped} matching={matching} onChoose={onChoose} hint={texts.annotate.classField} size="sm" />
      <SimpleGrid cols={2} spacing={6} verticalSpacing={6} role="group" aria-label={texts.annotate.classes}>
        {matching.map((name, index) => (
          <AnimalButton key={name} name={name} number={index < 9 ? index + 1 : null} onClick={() => onChoose(name)} />
        ))}
      </SimpleGrid>
    </Stack>
  )
}

function AnimalButton({ name, number, onClick }: { name: string; number: number | null; onClick: () => void }) {
  return (
    <Button
      variant="default"
      px="sm"
      justify="space-between"
      leftSection={<span style={{ width: 12, height: 12, borderRadius: 3, background: classColor(name) }} aria-hidden />}
      rightSection={number === null ? null : <Kbd size="xs">{number}</Kbd>}
      styles={{ label: { flex: 1, justifyContent: 'start' } }}
      onClick={onClick}
    >
      {name}
    </Button>
  )
}
