import { Dialog } from '@/components/Dialog'
import { texts } from '@/lib/texts'
import { AddPhotos } from './AddPhotos'

export function AddPhotosDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Dialog opened={opened} onClose={onClose} title={texts.upload.title} size="lg">
      <AddPhotos />
    </Dialog>
  )
}
