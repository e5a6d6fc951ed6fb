import { Badge, Group, Stack, Text, Title } from '@mantine/core'
import type { ComparedBox, ComparedPhoto, Comparison } from '@/api/types'
import { BoxLayer, type LayerBox } from '@/components/BoxLayer'
import { classColor } from '@/lib/classes/classColor'
import { formatPercent } from '@/lib/format'
import { texts } from '@/lib/texts'
import classes from './Examples.module.css'
import { missedBy } from './missed'

const say = texts.models
const changeColor = { newly_found: 'green', false_alarm_gone: 'green', newly_missed: 'red', new_false_alarm: 'red', same: 'gray' } as const
const truthColor = '#51cf66'
const missedColor = '#ffffff'

/** Photos with the truth and both versions' boxes, the most telling first. */
export function Examples({ comparison }: { comparison: Comparison }) {
  return (
    <section>
      <Title order={3} size="h5" mb={4}>
        {say.examples}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {comparison.photos.length === 0 ? say.noExamples : say.legend}
      </Text>
      <Stack gap="md">
        {comparison.photos.map((photo) => (
          <Example key={photo.filename} photo={photo} a={comparison.a} b={comparison.b} />
        ))}
      </Stack>
    </section>
  )
}

function Example({ photo, a, b }: { photo: ComparedPhoto; a: string; b: string }) {
  return (
    <article className={classes.example}>
      <Group gap="xs" mb={6}>
        <Badge variant="light" tt="none" color={changeColor[photo.change]}>
          {say.changes[photo.change]}
        </Badge>
        <Text size="xs" c="dimmed" truncate>
          {photo.filename}
        </Text>
      </Group>
      <div className={classes.sides}>
        <Side name={say.truth} photo={photo} boxes={photo.truth.map((box, index) => ({ ...box, key: index, color: truthColor }))} />
        <Side name={a} photo={photo} boxes={[...missed(photo.a, photo.truth), ...found(photo.a)]} />
        <Side name={b} photo={photo} boxes={[...missed(photo.b, photo.truth), ...found(photo.b)]} />
      </div>
    </article>
  )
}

const missed = (boxes: ComparedBox[], truth: ComparedPhoto['truth']): LayerBox[] =>
  missedBy(boxes, truth).map((box, index) => ({ ...box, key: `missed-${index}`, label: say.missed, color: missedColor, dashed: true }))

const found = (boxes: ComparedBox[]): LayerBox[] =>
  boxes.map((box, index) => ({
    ...box,
    key: index,
    dashed: !box.correct,
    color: box.correct ? classColor(box.class_name) : '#ff6b6b',
    label: `${box.class_name} ${formatPercent(box.confidence)}`,
  }))

function Side({ name, photo, boxes }: { name: string; photo: ComparedPhoto; boxes: LayerBox[] }) {
  return (
    <figure className={classes.side}>
      <div className={classes.photo}>
        <img src={`${photo.image_url}${photo.image_url.includes('?') ? '&' : '?'}width=640`} alt={`${photo.filename}, ${name}`} loading="lazy" />
        <BoxLayer boxes={boxes} labels />
      </div>
      <figcaption>{name}</figcaption>
    </figure>
  )
}
