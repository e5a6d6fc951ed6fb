import { Button, FileButton, Group, Stack, Text } from '@mantine/core'
import { useRef, useState, type DragEvent } from 'react'
import { droppedFiles, looksLikePhoto } from '@/lib/droppedFiles'
import { IconFolderOpen, IconPhoto, IconUpload } from '@/lib/icons'
import { texts } from '@/lib/texts'
import classes from './DropArea.module.css'

/** Takes files and folders by dropping or choosing. */
export function DropArea({ onFiles }: { onFiles: (files: File[]) => void }) {
  const [over, setOver] = useState(false)
  const drop = async (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFiles(await droppedFiles(event.dataTransfer))
  }
  return (
    // Dropping has no keyboard form; the buttons inside choose the same files.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={classes.area}
      data-over={over || undefined}
      data-testid="drop-area"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <Stack align="center" gap="xs" ta="center">
        <IconUpload size={36} aria-hidden />
        <Text fw={600}>{texts.upload.drop}</Text>
        <Text size="sm" c="dimmed">
          {texts.upload.hint}
        </Text>
        <Group justify="center" mt={4}>
          <FileButton multiple accept="image/*" onChange={onFiles} inputProps={{ 'aria-label': texts.upload.choose }}>
            {(props) => (
              <Button {...props} leftSection={<IconPhoto size={18} />}>
                {texts.upload.choose}
              </Button>
            )}
          </FileButton>
          <FolderButton onFiles={onFiles} />
        </Group>
      </Stack>
    </div>
  )
}

function FolderButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={(element) => {
          input.current = element
          element?.setAttribute('webkitdirectory', '')
        }}
        type="file"
        multiple
        hidden
        aria-label={texts.upload.chooseFolder}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])].filter((file) => looksLikePhoto(file.name)))
          event.currentTarget.value = ''
        }}
      />
      <Button variant="default" leftSection={<IconFolderOpen size={18} />} onClick={() => input.current?.click()}>
        {texts.upload.chooseFolder}
      </Button>
    </>
  )
}
