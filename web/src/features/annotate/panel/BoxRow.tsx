import { ActionIcon, Button, Text } from '@mantine/core'
import { memo } from 'react'
import { classColor } from '@/lib/classes/classColor'
import { formatPercent } from '@/lib/format'
import { IconTrash, IconX } from '@/lib/icons'
import { texts } from '@/lib/texts'
import type { EditSession } from '../saving/EditSession'
import type { SceneBox } from '../scene/scene'
import classes from '../Workspace.module.css'

interface Props {
  box: SceneBox
  position: number
  /** In pixels of the photo. */
  size: string
  selected: boolean
  session: EditSession
}

const say = texts.annotate

export const BoxRow = memo(function BoxRow({ box, position, size, selected, session }: Props) {
  const isProposed = box.origin === 'proposed'
  const color = classColor(box.class_name)
  const swatch = isProposed ? { borderColor: color } : { background: color }
  return (
    <li className={classes.boxRow} data-selected={selected || undefined} data-origin={box.origin}>
      <button
        type="button"
        className={classes.boxName}
        aria-label={say.selectBox(box.class_name, position, say[box.origin])}
        aria-pressed={selected}
        onClick={() => session.edit({ type: 'select', key: box.key })}
      >
        <span className={classes.swatch} style={swatch} data-proposed={isProposed || undefined} />
        <span className={classes.boxText}>
          <Text span display="block" size="sm" fw={500} truncate>
            {box.class_name}
          </Text>
          <Text span display="block" size="xs" c={selected ? undefined : 'dimmed'}>
            {isProposed && box.confidence !== undefined ? formatPercent(box.confidence) : say[box.origin]} · {size}
          </Text>
        </span>
      </button>
      {isProposed && (
        <Button size="compact-xs" variant="light" aria-label={say.acceptBox(box.class_name)} onClick={() => session.edit({ type: 'accept', key: box.key })}>
          {say.accept}
        </Button>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={isProposed ? say.rejectBox(box.class_name) : say.deleteBox(box.class_name)}
        onClick={() => session.edit({ type: 'remove', key: box.key })}
      >
        {isProposed ? <IconX size={18} /> : <IconTrash size={18} />}
      </ActionIcon>
    </li>
  )
})
