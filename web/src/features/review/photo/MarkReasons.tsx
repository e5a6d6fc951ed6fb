import { Button, Kbd, Stack, Text, Textarea } from '@mantine/core'
import { useId, useState } from 'react'
import { markReasons, type MarkReason, type TimelinePhoto } from '@/api/types'
import { texts } from '@/lib/texts'
import { useSession } from '../session/context'

const say = texts.mark

/** Why a marked photo is marked, and a note, which is kept when the field is left. */
export function MarkReasons({ photo }: { photo: TimelinePhoto }) {
  const session = useSession()
  const [note, setNote] = useState(photo.note ?? '')
  const labelId = useId()
  const reason = markReasons.find((known) => known === photo.mark_reason) ?? 'other'
  const choose = (chosen: MarkReason) => session.judging.markAs(photo.id, chosen, note)
  return (
    <Stack gap={6}>
      <Text size="sm" fw={500} id={labelId}>
        {say.reason}
      </Text>
      <Stack gap={4} role="group" aria-labelledby={labelId}>
        {markReasons.map((known, index) => (
          <Button
            key={known}
            size="xs"
            justify="space-between"
            variant={reason === known ? 'light' : 'default'}
            aria-pressed={reason === known}
            rightSection={<Kbd size="xs">{index + 1}</Kbd>}
            onClick={() => choose(known)}
          >
            {say.reasons[known]}
          </Button>
        ))}
      </Stack>
      <Textarea
        label={say.note}
        placeholder={say.notePlaceholder}
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onBlur={() => note !== (photo.note ?? '') && choose(reason)}
      />
    </Stack>
  )
}
