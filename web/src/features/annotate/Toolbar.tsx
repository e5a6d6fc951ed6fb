import { ActionIcon, Button, Group, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import {
  IconArrowBackUp, IconArrowForwardUp, IconBan, IconCheck, IconChevronLeft, IconChevronRight, IconZoomIn, IconZoomOut, IconZoomReset,
} from '@/lib/icons'
import { texts } from '@/lib/texts'
import { sceneIn, type Editor } from './editor'
import { isDecided } from './scene'
import type { WorkspaceActions } from './Workspace'
import classes from './Workspace.module.css'

const say = texts.annotate
const zoomStep = 1.4

/** What can be done with the photo, within reach of mouse and thumb. */
export function Toolbar({ editor, actions }: { editor: Editor; actions: WorkspaceActions }) {
  const { session, viewport } = actions
  const scene = sceneIn(editor)
  const open = scene.boxes.filter((box) => !isDecided(box)).length
  return (
    <Group justify="space-between" gap="xs">
      <Group gap={4}>
        <Tool label={say.previous} keys="d" disabled={!actions.previous} onClick={() => actions.previous?.()} icon={<IconChevronLeft size={20} />} />
        <Tool label={say.next} keys="f" disabled={!actions.next} onClick={() => actions.next?.()} icon={<IconChevronRight size={20} />} />
        <Tool label={say.undo} keys="Ctrl Z" disabled={editor.history.past.length === 0} onClick={() => session.edit({ type: 'undo' })} icon={<IconArrowBackUp size={20} />} />
        <Tool label={say.redo} keys="Ctrl Y" disabled={editor.history.future.length === 0} onClick={() => session.edit({ type: 'redo' })} icon={<IconArrowForwardUp size={20} />} />
        <Tool label={say.zoomOut} keys="−" onClick={() => viewport.zoom(1 / zoomStep)} icon={<IconZoomOut size={20} />} />
        <Tool label={say.fit} keys="0" onClick={viewport.reset} icon={<IconZoomReset size={20} />} />
        <Tool label={say.zoomIn} keys="+" onClick={() => viewport.zoom(zoomStep)} icon={<IconZoomIn size={20} />} />
      </Group>
      <Group gap="xs" className={classes.decisions}>
        {open > 0 && (
          <Button variant="default" onClick={actions.labels.acceptAll}>
            {say.acceptAll(open)}
          </Button>
        )}
        <Button
          variant={scene.empty ? 'light' : 'default'}
          aria-pressed={scene.empty}
          leftSection={<IconBan size={18} />}
          onClick={() => session.edit({ type: 'confirmEmpty' })}
        >
          {scene.empty ? say.isEmpty : say.nothingHere}
        </Button>
        <Button leftSection={<IconCheck size={18} />} onClick={actions.confirm} disabled={scene.boxes.length === 0 && !scene.empty}>
          {say.confirmNext}
        </Button>
      </Group>
    </Group>
  )
}

interface ToolProps {
  label: string
  keys: string
  icon: ReactNode
  disabled?: boolean
  onClick: () => void
}

function Tool({ label, keys, icon, disabled = false, onClick }: ToolProps) {
  return (
    <Tooltip label={`${label} (${keys})`} openDelay={400}>
      <ActionIcon variant="default" size={36} aria-label={label} disabled={disabled} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}
