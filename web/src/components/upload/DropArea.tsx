import { Button, FileButton, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { droppedFiles, looksLikePhoto } from '@/lib/droppedFiles'
import { IconPhoto } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { DropZone } from './DropZone'
import { FolderButton } from './FolderButton'

const sayUnreadable = (error: Error) =>
  notifications.show({ color: 'red', title: texts.upload.unreadable, message: error.message })

/** Takes files and folders by dropping or choosing. */
export function DropArea({ onFiles }: { onFiles: (files: File[]) => void }) {
  return (
    <DropZone title={texts.upload.drop} hint={texts.upload.hint} onDrop={(transfer) => void droppedFiles(transfer).then(onFiles, sayUnreadable)}>
      <Group justify="center" mt={4}>
        <FileButton multiple accept="image/*" onChange={onFiles} inputProps={{ 'aria-label': texts.upload.choose }}>
          {(props) => (
            <Button {...props} leftSection={<IconPhoto size={18} />}>
              {texts.upload.choose}
            </Button>
          )}
        </FileButton>
        <FolderButton onFiles={(files) => onFiles(files.filter((file) => looksLikePhoto(file.name)))} />
      </Group>
    </DropZone>
  )
}
