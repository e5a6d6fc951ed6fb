import { Button, Group, SegmentedControl } from '@mantine/core'
import {
  IconArrowBackUp, IconArrowForwardUp, IconBan, IconCheck, IconChevronLeft, IconChevronRight, IconCopy, IconCopyPlus, IconCrosshair,
  IconEyeOff, IconTrash, IconX,
} from '@/lib/icons'
import { texts } from '@/lib/texts'
import { sceneIn, selectedBox, type Editor } from '../scene/editor'
import { isDecided, type SceneBox } from '../scene/scene'
import type { WorkspaceActions } from '../useActions'
import classes from '../Workspace.module.css'
import type { Tool as DrawingTool } from './display'
import { LightMenu } from './LightMenu'
import { Tool } from './Tool'
import { ZoomTools } from './ZoomTools'

const say = texts.annotate
const size = 20

/** What can be done with the photo, within reach of mouse and thumb. */
export function Toolbar({ editor, actions }: { editor: Editor; actions: WorkspaceActions }) {
  const { session, display, changeDisplay } = actions
  const selected = selectedBox(editor)
  return (
    <>
      <Group gap={6} role="toolbar" aria-label={say.tools}>
        <Tool label={say.previous} keys="d" disabled={!actions.previous} onClick={() => actions.previous?.()} icon={<IconChevronLeft size={size} />} />
        <Tool label={say.next} keys="f" disabled={!actions.next} onClick={() => actions.next?.()} icon={<IconChevronRight size={size} />} />
        <Tool label={say.undo} keys="Ctrl Z" disabled={editor.history.past.length === 0} onClick={() => session.edit({ type: 'undo' })} icon={<IconArrowBackUp size={size} />} />
        <Tool label={say.redo} keys="Ctrl Y" disabled={editor.history.future.length === 0} onClick={() => session.edit({ type: 'redo' })} icon={<IconArrowForwardUp size={size} />} />
        <SegmentedControl
          size="sm"
          aria-label={say.drawBy}
          value={display.tool}
          onChange={(tool) => changeDisplay({ tool: tool as DrawingTool })}
          data={[{ value: 'drag', label: say.byDrag }, { value: 'corners', label: say.byCorners }]}
        />
        <ZoomTools viewport={actions.viewport} />
        <LightMenu display={display} onChange={changeDisplay} />
        <Tool label={say.crosshair} keys="t" pressed={display.crosshair} onClick={() => changeDisplay({ crosshair: !display.crosshair })} icon={<IconCrosshair size={size} />} />
        <Tool label={say.hideOthers} keys="h" pressed={actions.onlySelected} onClick={actions.toggleOnlySelected} icon={<IconEyeOff size={size} />} />
      </Group>
      <Group justify="space-between" gap="xs">
        <Group gap={6}>
          <SelectedTools box={selected} actions={actions} />
          <Tool label={say.copyPrevious} keys="v" onClick={() => void actions.copyPrevious()} icon={<IconCopy size={size} />} />
        </Group>
        <Decisions editor={editor} actions={actions} />
      </Group>
    </>
  )
}

/** What can be done with the selected box; its place stays, so that nothing jumps. */
function SelectedTools({ box, actions }: { box: SceneBox | undefined; actions: WorkspaceActions }) {
  const isProposed = box?.origin === 'proposed'
  const remove = () => box && actions.session.edit({ type: 'remove', key: box.key })
  return (
    <Group gap={6}>
      {isProposed ? (
        <>
          <Tool label={say.acceptOne} keys="a" onClick={actions.acceptOne} icon={<IconCheck size={size} />} />
          <Tool label={say.rejectOne} keys="x" onClick={actions.rejectOne} icon={<IconX size={size} />} />
        </>
      ) : (
        <>
          <Tool label={say.duplicate} keys="Ctrl D" disabled={!box} onClick={actions.duplicate} icon={<IconCopyPlus size={size} />} />
          <Tool label={say.deleteSelected} keys="Del" disabled={!box} onClick={remove} icon={<IconTrash size={size} />} />
        </>
      )}
    </Group>
  )
}

function Decisions({ editor, actions }: { editor: Editor; actions: WorkspaceActions }) {
  const scene = sceneIn(editor)
  const open = scene.boxes.filter((box) => !isDecided(box)).length
  return (
    <Group gap="xs" className={classes.decisions}>
      {open > 0 && (
        <Button variant="default" onClick={() => actions.labels.acceptAll()} aria-label={say.acceptAll(open)}>
          {say.acceptThese(open)}
        </Button>
      )}
      <Button
        variant={scene.empty ? 'light' : 'default'}
        aria-pressed={scene.empty}
        leftSection={<IconBan size={18} />}
        onClick={() => actions.session.edit({ type: 'confirmEmpty' })}
      >
        {scene.empty ? say.isEmpty : say.nothingHere}
      </Button>
      <Button leftSection={<IconCheck size={18} />} onClick={actions.confirm}>
        {say.confirmNext}
      </Button>
    </Group>
  )
}
