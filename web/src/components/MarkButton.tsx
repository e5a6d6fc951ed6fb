import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Photo } from '@/api/types'
import { useMarkPhotoForRetraining } from '@/api/useMarkPhotoForRetraining'
import { useUnmarkPhotoForRetraining } from '@/api/useUnmarkPhotoForRetraining'
import { IconBrain, IconCheck } from '@/lib/icons'
import { texts } from '@/lib/texts'

export function reportMarkFailure(error: Error): void {
  notifications.show({ color: 'red', title: texts.mark.failed, message: error.message })
}

/** Marks the photo, or takes the mark away. */
export function useToggleMark() {
  const mark = useMarkPhotoForRetraining()
  const unmark = useUnmarkPhotoForRetraining()
  return (photo: Photo) =>
    (photo.marked_for_retraining ? unmark : mark).mutate({ id: photo.id }, { onError: reportMarkFailure })
}

/** Blue with a brain while the photo is not marked, orange with a check when it is. */
export function MarkButton({ photo, fullWidth = false }: { photo: Photo; fullWidth?: boolean }) {
  const toggle = useToggleMark()
  const marked = photo.marked_for_retraining
  return (
    <Button
      color={marked ? 'orange.5' : 'blue.8'}
      autoContrast
      fullWidth={fullWidth}
      aria-pressed={marked}
      leftSection={marked ? <IconCheck size={18} /> : <IconBrain size={18} />}
      onClick={() => toggle(photo)}
    >
      {marked ? texts.mark.marked : texts.mark.mark}
    </Button>
  )
}
