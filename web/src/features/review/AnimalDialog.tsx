import { Button, Kbd, Stack, Text } from '@mantine/core'
import { useClasses } from '@/api/useClasses'
import { useDetectionClasses } from '@/api/useDetectionClasses'
import { Dialog } from '@/components/Dialog'
import { classColor } from '@/lib/classColor'
import { texts } from '@/lib/texts'
import { useKeys } from '@/lib/useKeys'
import { useReviewState, useSession } from './context'

const say = texts.review

/** Asks of the open photo or the selection which animal it is instead. */
export function AnimalDialog() {
  const session = useSession()
  const asking = useReviewState((state) => state.asking)
  return (
    <AskAnimal
      opened={asking !== null}
      onClose={() => session.set({ asking: null })}
      onChoose={(name) => session.judge('wrong_animal', asking?.scope, name)}
    />
  )
}

interface AskProps {
  opened: boolean
  onClose: () => void
  onChoose: (name: string) => void
}

/** Asks which animal it is instead; a number answers. */
export function AskAnimal({ opened, onClose, onChoose }: AskProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={say.whichAnimal} size="xs" zIndex={500} returnFocus={false} transitionProps={{ duration: 0 }}>
      {opened && <Animals onChoose={onChoose} />}
    </Dialog>
  )
}

/** The animals that a person can choose, then those that only a model knows. */
function useAnimals(): string[] {
  const chosen = useClasses().data?.map((known) => known.name) ?? []
  const seen = useDetectionClasses().data?.classes.map((known) => known.class_name) ?? []
  return [...new Set([...chosen, ...seen])]
}

function Animals({ onChoose }: { onChoose: (name: string) => void }) {
  const animals = useAnimals()
  useKeys((event) => {
    const name = animals[Number(event.key) - 1]
    if (name === undefined || event.ctrlKey || event.metaKey || event.altKey) return false
    onChoose(name)
    return true
  })
  return (
    <Stack gap={6}>
      <Text size="sm" c="dimmed">
        {animals.length === 0 ? say.noAnimals : say.whichAnimalHint}
      </Text>
      {animals.map((name, index) => (
        <Button
          key={name}
          variant="default"
          justify="space-between"
          leftSection={<span style={{ width: 12, height: 12, borderRadius: 3, background: classColor(name) }} aria-hidden />}
          rightSection={index < 9 ? <Kbd size="xs">{index + 1}</Kbd> : null}
          styles={{ label: { flex: 1, justifyContent: 'start' } }}
          onClick={() => onChoose(name)}
        >
          {name}
        </Button>
      ))}
    </Stack>
  )
}
