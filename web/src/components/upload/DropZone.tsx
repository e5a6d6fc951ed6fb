import { Stack, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { IconUpload } from '@/lib/icons'
import classes from './DropArea.module.css'

interface Props {
  title: string
  hint: string
  onDrop: (transfer: DataTransfer) => void
  /** Buttons that choose the same by keyboard. */
  children: ReactNode
}

/** A frame that takes what is dropped on it. */
export function DropZone({ title, hint, onDrop, children }: Props) {
  const [over, setOver] = useState(false)
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
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onDrop(event.dataTransfer)
      }}
    >
      <Stack align="center" gap="xs" ta="center">
        <IconUpload size={36} aria-hidden />
        <Text fw={600}>{title}</Text>
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
        {children}
      </Stack>
    </div>
  )
}
