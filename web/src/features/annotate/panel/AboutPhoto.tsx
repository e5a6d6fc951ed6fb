import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import type { Photo } from '@/api/types'
import { Time } from '@/components/Time'
import { texts } from '@/lib/texts'
import { usePhoto } from '../api/usePhoto'
import type { QueuePhoto } from '../queue/queue'
import type { SaveState } from '../saving/AnnotationSaver'
import { useToggleMark } from './useToggleMark'

const say = texts.annotate

interface Props {
  photo: QueuePhoto
  save: SaveState
  /** Proposals left open on a photo whose other boxes are saved. */
  undecided: number
}

/** Where and when the photo was taken, why it is marked, and whether the work on it is saved. */
export function AboutPhoto({ photo, save, undecided }: Props) {
  const { data: whole } = usePhoto(photo.id)
  return (
    <Stack gap={4}>
      <SaveBadge save={save} undecided={undecided} />
      <Text size="sm" c="dimmed">
        {photo.camera} · <Time at={photo.captured_at} cameraOffset={photo.utc_offset_minutes} />
      </Text>
      {whole?.marked_for_retraining && <Marked photo={whole} />}
    </Stack>
  )
}

function Marked({ photo }: { photo: Photo }) {
  const toggleMark = useToggleMark()
  const reason = texts.mark.reasons[(photo.mark_reason ?? 'other') as keyof typeof texts.mark.reasons]
  return (
    <>
      <Group gap="xs" wrap="nowrap" justify="space-between">
        <Text size="sm">{say.markFor(reason)}</Text>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => toggleMark(photo)}>
          {say.unmark}
        </Button>
      </Group>
      {photo.mark_note && <Text size="sm">“{photo.mark_note}”</Text>}
    </>
  )
}

const phaseColor = { idle: 'gray', unsaved: 'yellow', saving: 'blue', saved: 'green', failed: 'red', offline: 'orange', conflict: 'red' } as const
const explained: readonly SaveState['phase'][] = ['failed', 'offline']

function SaveBadge({ save, undecided }: Pick<Props, 'save' | 'undecided'>) {
  const isPartial = save.phase === 'saved' && undecided > 0
  const words = { ...say.save, idle: say.save.unreviewed, conflict: say.save.conflict }
  return (
    <div role="status" data-testid="save-state" data-phase={save.phase}>
      <Badge size="lg" variant="light" tt="none" color={isPartial ? 'yellow' : phaseColor[save.phase]}>
        {isPartial ? say.save.undecided(undecided) : words[save.phase]}
      </Badge>
      {explained.includes(save.phase) && (
        <Text size="sm" mt={4}>
          {save.phase === 'offline' ? say.offlineText : save.message}
        </Text>
      )}
    </div>
  )
}
