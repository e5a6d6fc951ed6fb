import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import type { Photo } from '@/api/types'
import { useToggleMark } from '@/components/MarkButton'
import { Panel } from '@/components/Panel'
import { formatDateTime } from '@/lib/format'
import { texts } from '@/lib/texts'
import type { SaveState } from './AnnotationSaver'
import { BoxRow } from './BoxRow'
import { ClassPicker } from './ClassPicker'
import type { Scene, SceneBox } from './scene'
import type { WorkspaceActions } from './Workspace'
import classes from './Workspace.module.css'

interface Props {
  photo: Photo
  scene: Scene
  selected: SceneBox | undefined
  save: SaveState
  /** Proposals left open on a photo whose other boxes are saved. */
  undecided: number
  proposalsFrom: string | undefined
  actions: WorkspaceActions
}

const say = texts.annotate

export function SidePanel({ photo, scene, selected, save, undecided, proposalsFrom, actions }: Props) {
  return (
    <aside className={classes.side}>
      <AboutPhoto photo={photo} save={save} undecided={undecided} />
      <Panel title={say.classes}>
        <ClassPicker labels={actions.labels} current={selected?.class_name ?? actions.labels.current} />
      </Panel>
      <Panel title={say.boxList}>
        <Stack gap={2}>
          {scene.boxes.map((box, index) => (
            <BoxRow key={box.key} box={box} position={index + 1} selected={box === selected} session={actions.session} />
          ))}
          {scene.boxes.length === 0 && (
            <Text size="sm" c="dimmed">
              {scene.empty ? say.isEmpty : say.noBoxes}
            </Text>
          )}
          {proposalsFrom ? (
            <Text size="xs" c="dimmed" mt="xs">
              {say.proposalsFrom(proposalsFrom)}
            </Text>
          ) : (
            <Button size="compact-sm" variant="subtle" mt="xs" onClick={actions.showProposals}>
              {say.showProposals}
            </Button>
          )}
        </Stack>
      </Panel>
    </aside>
  )
}

function AboutPhoto({ photo, save, undecided }: Pick<Props, 'photo' | 'save' | 'undecided'>) {
  const toggleMark = useToggleMark()
  const reason = texts.mark.reasons[(photo.mark_reason ?? 'other') as keyof typeof texts.mark.reasons]
  return (
    <Stack gap={4}>
      <SaveBadge save={save} undecided={undecided} />
      <Text size="sm" c="dimmed">
        {photo.camera} · {formatDateTime(photo.captured_at)}
      </Text>
      {photo.marked_for_retraining && (
        <Group gap="xs" wrap="nowrap" justify="space-between">
          <Text size="sm">{say.markFor(reason)}</Text>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => toggleMark(photo)}>
            {say.unmark}
          </Button>
        </Group>
      )}
      {photo.mark_note && <Text size="sm">“{photo.mark_note}”</Text>}
    </Stack>
  )
}

const phaseColor = { idle: 'gray', unsaved: 'yellow', saving: 'blue', saved: 'green', failed: 'red', conflict: 'red' } as const

function SaveBadge({ save, undecided }: Pick<Props, 'save' | 'undecided'>) {
  const isPartial = save.phase === 'saved' && undecided > 0
  const words = { ...say.save, idle: say.save.unreviewed }
  return (
    <div role="status" data-testid="save-state" data-phase={save.phase}>
      <Badge size="lg" variant="light" tt="none" color={isPartial ? 'yellow' : phaseColor[save.phase]}>
        {isPartial ? say.save.undecided(undecided) : words[save.phase]}
      </Badge>
      {save.phase === 'failed' && (
        <Text size="sm" mt={4}>
          {save.message}
        </Text>
      )}
    </div>
  )
}
