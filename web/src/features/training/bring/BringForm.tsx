import { Alert, Button, FileButton, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { DropZone } from '@/components/upload/DropZone'
import { FolderButton } from '@/components/upload/FolderButton'
import { ErrorState } from '@/components/ErrorState'
import { ProgressLine } from '@/components/ProgressLine'
import { chosenTree, droppedTree, type FoundFile } from '@/lib/droppedFiles'
import { IconAlertTriangle, IconPhoto } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { Focused } from './Focused'
import { Preview } from './Preview'
import { readFolder, type Folder } from './folder'

const say = texts.bring

interface Reading {
  done: number
  total: number
}

/** Takes a folder, and shows what is in it before anything is sent. */
export function BringForm() {
  const [folder, setFolder] = useState<Folder | null>(null)
  const [reading, setReading] = useState<Reading | null>(null)
  const [error, setError] = useState<unknown>(null)
  const take = (files: Promise<FoundFile[]>) => {
    setReading({ done: 0, total: 0 })
    setError(null)
    files
      .then((found) => readFolder(found, (done, total) => setReading({ done, total })))
      .then(setFolder, setError)
      .finally(() => setReading(null))
  }
  if (reading) return <ProgressLine label={say.reading} {...reading} note={say.reading} detail={say.readingState(reading.done, reading.total)} />
  if (folder && folder.photos.length > 0)
    return (
      <Focused label={say.found}>
        <Preview folder={folder} onAnother={() => setFolder(null)} />
      </Focused>
    )
  return (
    <Stack gap="md">
      {error !== null && <ErrorState error={error} title={say.unreadable} />}
      {folder && (
        <Alert color="yellow" variant="light" role="alert" icon={<IconAlertTriangle />} title={say.nothing}>
          {say.nothingText(folder.unlabelled.length)}
        </Alert>
      )}
      <Choose onFiles={take} />
    </Stack>
  )
}

function Choose({ onFiles }: { onFiles: (files: Promise<FoundFile[]>) => void }) {
  const chosen = (files: File[]) => files.length > 0 && onFiles(Promise.resolve(chosenTree(files)))
  return (
    <DropZone title={say.drop} hint={say.hint} onDrop={(transfer) => onFiles(droppedTree(transfer))}>
      <Group justify="center" mt={4}>
        <FolderButton variant="filled" onFiles={chosen} />
        <FileButton multiple onChange={chosen} inputProps={{ 'aria-label': say.chooseFiles }}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconPhoto size={18} />}>
              {say.chooseFiles}
            </Button>
          )}
        </FileButton>
      </Group>
    </DropZone>
  )
}
