import { Stack, Text } from '@mantine/core'
import type { Editor as Person } from '@/api/types'
import { Panel } from '@/components/Panel'
import { texts } from '@/lib/texts'
import { pixelSize } from '../canvas/paint'
import type { QueuePhoto } from '../queue/queue'
import type { SaveState } from '../saving/AnnotationSaver'
import { sceneIn, selectedBox, type Editor } from '../scene/editor'
import { isDecided, storedBoxes } from '../scene/scene'
import type { WorkspaceActions } from '../useActions'
import classes from '../Workspace.module.css'
import { AboutPhoto } from './AboutPhoto'
import { BoxRow } from './BoxRow'
import { ClassPicker } from './ClassPicker'
import { ModelChooser } from './ModelChooser'
import { Presence } from './Presence'
import type { Warnings as Found } from './useWarnings'
import { Warnings } from './Warnings'

interface Props {
  photo: QueuePhoto
  editor: Editor
  save: SaveState
  others: readonly Person[]
  warnings: Found
  model: string | null
  onModel: (model: string | null) => void
  actions: WorkspaceActions
}

const say = texts.annotate

export function SidePanel({ photo, editor, save, others, warnings, model, onModel, actions }: Props) {
  const scene = sceneIn(editor)
  const selected = selectedBox(editor)
  const undecided = storedBoxes(scene) === null ? 0 : scene.boxes.filter((box) => !isDecided(box)).length
  return (
    <aside className={classes.side}>
      <AboutPhoto photo={photo} save={save} undecided={undecided} />
      <Presence others={others} />
      <Warnings warnings={warnings} />
      <Panel title={say.classes}>
        <ClassPicker labels={actions.labels} current={selected?.class_name ?? actions.labels.current} field={actions.classField} />
      </Panel>
      <Panel title={say.boxList}>
        <Stack gap="xs">
          {scene.boxes.length === 0 ? (
            <Text size="sm" c="dimmed">
              {scene.empty ? say.isEmpty : say.noBoxes}
            </Text>
          ) : (
            <ul className={classes.boxes}>
              {scene.boxes.map((box, index) => (
                <BoxRow key={box.key} box={box} position={index + 1} size={pixelSize(box, photo)} selected={box === selected} session={actions.session} />
              ))}
            </ul>
          )}
          <ModelChooser model={model} onModel={onModel} proposals={actions.proposals} />
        </Stack>
      </Panel>
    </aside>
  )
}
