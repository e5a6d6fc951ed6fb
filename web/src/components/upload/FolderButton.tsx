import { Button, type ButtonProps } from '@mantine/core'
import { useRef } from 'react'
import { IconFolderOpen } from '@/lib/icons'
import { texts } from '@/lib/texts'

interface Props extends ButtonProps {
  onFiles: (files: File[]) => void
}

/** Chooses a folder; gives all files in it. */
export function FolderButton({ onFiles, ...button }: Props) {
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
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      <Button variant="default" leftSection={<IconFolderOpen size={18} />} {...button} onClick={() => input.current?.click()}>
        {texts.upload.chooseFolder}
      </Button>
    </>
  )
}
