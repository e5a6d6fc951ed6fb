import { Button, Kbd, Stack, Text, Textarea } from '@mantine/core'
import { useId, useState } from 'react'
import { markReasons, type MarkReason, type Photo } from '@/api/types'
import { useMarkPhotoForRetraining } from '@/api/useMarkPhotoForRetraining'
import { reportMarkFailure } from '@/components/MarkButton'
import { texts } from '@/lib/texts'

/** Why the photo is marked; choosing a reason marks it. The note is kept when the field is left. */
export function MarkReasons({ photo }: { photo: Photo }) {
  const mark = useMarkPhotoForRetraining()
  const [note, setNote] = useState(photo.mark_note ?? '')
  const labelId = useId()
  const choose = (reason: MarkReason) => mark.mutate({ id: photo.id, reason, note }, { onError: reportMarkFailure })
  const saveNote = () => {
    if (photo.marked_for_retraining && note !== (photo.mark_note ?? '')) choose((photo.mark_reason as MarkReason | null) ?? 'missed')
  }
  return (
    <Stack gap={6}>
      <Text size="sm" fw={500} id={labelId}>
        {texts.mark.reason}
      </Text>
      <Stack gap={4} role="group" aria-labelledby={labelId}>
        {markReasons.map((reason, index) => (
          <Button
            key={reason}
            size="xs"
            justify="space-between"
            variant={photo.mark_reason === reason ? 'light' : 'default'}
            aria-pressed={photo.mark_reason === reason}
            rightSection={<Kbd size="xs">{index + 1}</Kbd>}
            onClick={() => choose(reason)}
          >
            {texts.mark.reasons[reason]}
          </Button>
        ))}
      </Stack>
      {photo.marked_for_retraining && (
        <Textarea
          label={texts.mark.note}
          placeholder={texts.mark.notePlaceholder}
          autosize
          minRows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          onBlur={saveNote}
        />
      )}
    </Stack>
  )
}
