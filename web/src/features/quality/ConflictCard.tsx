import { Button, Checkbox, Group, Kbd, Stack, Text, Textarea, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { imageUrl } from '@/api/photos/imageUrl'
import type { AnnotationBox, LabelConflict } from '@/api/types'
import { BoxLayer } from '@/components/BoxLayer'
import { classColor } from '@/lib/classes/classColor'
import { useKeys } from '@/lib/keys/useKeys'
import { texts } from '@/lib/texts'
import { useResolveConflict } from './api/useResolveConflict'
import { mergedBoxes, numbered } from './merge'
import classes from './Quality.module.css'

const say = texts.labelFiles

/** Both sets of boxes of one photo; a person takes one, the other, or boxes of both. */
export function ConflictCard({ conflict, left }: { conflict: LabelConflict; left: number }) {
  const all = mergedBoxes(conflict.ours, conflict.theirs)
  const [chosen, setChosen] = useState(() => all.map(() => true))
  const merged = all.filter((_, index) => chosen[index])
  const readable = conflict.problem === null
  return (
    <Stack gap="sm" component="article" aria-label={conflict.filename}>
      <Title order={2} size="h4">
        {say.conflicts(left)}
      </Title>
      <Text>{say.changed(conflict.file)}</Text>
      <div className={classes.sides}>
        <Side name={say.ours} conflict={conflict} boxes={conflict.ours} all={all} />
        {readable ? <Side name={say.theirs} conflict={conflict} boxes={conflict.theirs} all={all} /> : <TheirText conflict={conflict} />}
      </div>
      {readable && <BoxChoice all={all} chosen={chosen} onChoose={(index, taken) => setChosen((before) => before.with(index, taken))} />}
      <Decisions conflict={conflict} readable={readable} merged={merged} />
    </Stack>
  )
}

interface ChoiceProps {
  all: AnnotationBox[]
  chosen: boolean[]
  onChoose: (index: number, taken: boolean) => void
}

/** Which boxes of both sides are kept when they are merged. */
function BoxChoice({ all, chosen, onChoose }: ChoiceProps) {
  return (
    <div role="group" aria-label={say.choose}>
      <Text size="sm" fw={500}>
        {say.choose}
      </Text>
      <Group gap="sm" mt={4}>
        {all.map((box, index) => (
          <Checkbox
            key={index}
            label={numbered(box, all)}
            checked={chosen[index]}
            color={classColor(box.class_name)}
            autoContrast
            onChange={({ currentTarget: { checked } }) => onChoose(index, checked)}
          />
        ))}
      </Group>
    </div>
  )
}

function useDeciding(conflict: LabelConflict) {
  const resolve = useResolveConflict()
  // A promise, since the card leaves when its conflict ends, perhaps before the answer, and with it its callbacks.
  const decide = (boxes?: AnnotationBox[]) =>
    void resolve.mutateAsync({ conflict, boxes }).then(
      () => notifications.show({ color: 'green', title: say.decided, message: conflict.filename }),
      (error: Error) => notifications.show({ color: 'red', title: texts.quality.failed, message: error.message }),
    )
  return { decide, isPending: resolve.isPending }
}

/** The ways to decide, by button and by number. */
function Decisions({ conflict, readable, merged }: { conflict: LabelConflict; readable: boolean; merged: AnnotationBox[] }) {
  const { decide, isPending } = useDeciding(conflict)
  useKeys((event) => {
    if (event.key === '1') decide()
    else if (event.key === '2' && readable) decide(conflict.theirs)
    else if (event.key === '3' && readable) decide(merged)
    else return false
    return true
  }, !isPending)
  return (
    <Group gap="sm">
      <Button variant="default" rightSection={<KeyHint name="1" />} onClick={() => decide()} loading={isPending}>
        {say.keepOurs}
      </Button>
      {readable && (
        <>
          <Button variant="default" rightSection={<KeyHint name="2" />} onClick={() => decide(conflict.theirs)} loading={isPending}>
            {say.takeTheirs}
          </Button>
          <Button rightSection={<KeyHint name="3" />} onClick={() => decide(merged)} loading={isPending}>
            {say.merge(merged.length)}
          </Button>
        </>
      )}
    </Group>
  )
}

function KeyHint({ name }: { name: string }) {
  return (
    <Kbd size="xs" className={classes.key} aria-hidden>
      {name}
    </Kbd>
  )
}

interface SideProps {
  name: string
  conflict: LabelConflict
  boxes: AnnotationBox[]
  /** Of both sides, as they are numbered. */
  all: AnnotationBox[]
}

function Side({ name, conflict, boxes, all }: SideProps) {
  const style = { aspectRatio: `${conflict.width} / ${conflict.height}`, '--shape': conflict.width / conflict.height }
  return (
    <figure>
      <div className={classes.photo} style={style}>
        <img src={imageUrl(conflict.filename)} alt={`${conflict.filename}, ${name}`} />
        <BoxLayer boxes={boxes.map((box, index) => ({ ...box, key: index, label: numbered(box, all) }))} labels />
      </div>
      <figcaption>
        <Text size="sm" fw={600}>
          {name}: {say.boxes(boxes.length)}
        </Text>
      </figcaption>
    </figure>
  )
}

function TheirText({ conflict }: { conflict: LabelConflict }) {
  return (
    <div>
      <Text size="sm">{conflict.problem}</Text>
      <Textarea label={say.unreadable} value={conflict.text} readOnly autosize maxRows={10} mt="xs" />
    </div>
  )
}
