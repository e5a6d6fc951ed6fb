import { notifications } from '@mantine/notifications'
import type { Photo } from '@/api/types'
import { texts } from '@/lib/texts'
import { useMarkPhotoForRetraining } from '../api/useMarkPhotoForRetraining'
import { useUnmarkPhotoForRetraining } from '../api/useUnmarkPhotoForRetraining'

function reportMarkFailure(error: Error): void {
  notifications.show({ color: 'red', title: texts.mark.failed, message: error.message })
}

/** Marks the photo, or takes the mark away. */
export function useToggleMark() {
  const mark = useMarkPhotoForRetraining()
  const unmark = useUnmarkPhotoForRetraining()
  return (photo: Photo) =>
    (photo.marked_for_retraining ? unmark : mark).mutate({ id: photo.id }, { onError: reportMarkFailure })
}
