import { Button, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { FalseAlarmGroup, VerdictRequest } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { texts } from '@/lib/texts'
import { useAnimals } from '../verdicts/AskAnimal'
import type { GroupVerdict } from './GroupCard'

const say = texts.falseAlarms
const usualMarks = 5

interface Props {
  group: FalseAlarmGroup
  verdict: GroupVerdict | null
  onClose: () => void
  onApply: (request: VerdictRequest) => void
}

/** Says what one verdict for a whole group will change before it is applied. */
export function GroupDialog({ group, verdict, onClose, onApply }: Props) {
  return (
    <Dialog opened={verdict !== null} onClose={onClose} title={say.confirmTitle} size="md" transitionProps={{ duration: 0 }}>
      {verdict && (
        <Confirm
          group={group}
          verdict={verdict}
          onClose={onClose}
          onApply={(request) => {
            onClose()
            onApply(request)
          }}
        />
      )}
    </Dialog>
  )
}

function Confirm({ group, verdict, onClose, onApply }: Props & { verdict: GroupVerdict }) {
  const [marks, setMarks] = useState(Math.min(usualMarks, group.photos))
  const animals = useAnimals().filter((name) => name !== group.class_name)
  const [animal, setAnimal] = useState('')
  const asksAnimal = verdict === 'wrong_animal'
  const className = animal || animals[0]
  const teaches = verdict !== 'correct'
  const { camera, class_name, model_name, x_min, y_min, x_max, y_max } = group
  const target = { group: { camera, class_name, model_name, x_min, y_min, x_max, y_max } }
  return (
    <Stack>
      <Text>{say.confirm(texts.review.verdicts[verdict], group.boxes, group.photos)}</Text>
      {asksAnimal && (
        <NativeSelect label={texts.review.whichAnimal} data={animals} value={className ?? ''} onChange={(event) => setAnimal(event.currentTarget.value)} />
      )}
      {teaches && (
        <NumberInput
          label={say.marking}
          description={marks > 0 ? say.marks(marks) : say.marksNone}
          min={0}
          max={group.photos}
          value={marks}
          onChange={(value) => setMarks(Number(value) || 0)}
        />
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {texts.cancel}
        </Button>
        <Button
          disabled={asksAnimal && !className}
          data-autofocus
          onClick={() => onApply({ verdict, target, ...(teaches ? { mark_at_most: marks } : {}), ...(asksAnimal ? { class_name: className } : {}) })}
        >
          {say.apply}
        </Button>
      </Group>
    </Stack>
  )
}
