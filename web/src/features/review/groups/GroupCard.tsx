import { Button, Group, Kbd, Paper, Text, Title } from '@mantine/core'
import type { ComponentProps } from 'react'
import { Link } from 'react-router-dom'
import { imageUrl } from '@/api/photos/imageUrl'
import type { FalseAlarmGroup, TimelinePhoto, VerdictRequest } from '@/api/types'
import { BoxLayer } from '@/components/BoxLayer'
import { texts } from '@/lib/texts'
import { capturedText } from '../timeline/time'
import { keyOf } from '../verdicts/verdicts'
import classes from './GroupCard.module.css'
import { GroupDialog } from './GroupDialog'

const say = texts.falseAlarms

export type GroupVerdict = keyof typeof say.allAre
export const groupVerdicts = ['false_alarm', 'correct', 'wrong_animal'] as const satisfies readonly GroupVerdict[]

interface Props {
  group: FalseAlarmGroup
  /** The verdict that is being confirmed. */
  asked: GroupVerdict | null
  onAsk: (verdict: GroupVerdict | null) => void
  onApply: (request: VerdictRequest) => void
  /** What makes the card an item of a list with keys. */
  item: ComponentProps<'article'>
}

/** One place of one camera: where it is, what the model sees there, and one verdict for all. */
export function GroupCard({ group, asked, onAsk, onApply, item }: Props) {
  const photo = group.sample[0]
  const last = group.sample.at(-1)
  return (
    <Paper component="article" withBorder p="md" radius="md" className={classes.card} {...item}>
      {photo && <Place photo={photo} group={group} />}
      <div>
        <Title order={2} size="h4">
          {say.heading(group.class_name, group.camera)}
        </Title>
        <Text size="sm">
          {say.facts(group.photos, group.events)} · {say.upTo(group.max_confidence)} · {group.model_name}
        </Text>
        {photo && last && (
          <Text size="sm" c="dimmed">
            {say.span(capturedText(photo), capturedText(last))}
          </Text>
        )}
        <div className={classes.samples} role="group" aria-label={say.samples}>
          {group.sample.map((one) => (
            <Crop key={one.id} photo={one} box={group} />
          ))}
        </div>
        <Verdicts onAsk={onAsk} />
      </div>
      <GroupDialog group={group} verdict={asked} onClose={() => onAsk(null)} onApply={onApply} />
    </Paper>
  )
}

function Verdicts({ onAsk }: Pick<Props, 'onAsk'>) {
  return (
    <Group gap="xs">
      {groupVerdicts.map((verdict) => (
        <Button
          key={verdict}
          size="sm"
          variant={verdict === 'false_alarm' ? 'filled' : 'default'}
          rightSection={<Kbd size="xs">{keyOf(verdict)}</Kbd>}
          onClick={() => onAsk(verdict)}
        >
          {say.allAre[verdict]}
        </Button>
      ))}
    </Group>
  )
}

function Place({ photo, group }: { photo: TimelinePhoto; group: FalseAlarmGroup }) {
  const { x_min, y_min, x_max, y_max, class_name } = group
  return (
    <div className={classes.place}>
      <img src={imageUrl(photo.filename, 640)} alt={say.place(class_name)} />
      <BoxLayer boxes={[{ key: 'place', class_name, x_min, y_min, x_max, y_max }]} labels />
    </div>
  )
}

type Region = Pick<FalseAlarmGroup, 'x_min' | 'y_min' | 'x_max' | 'y_max'>

const surround = 1.6

/** How to show a part of a picture as a background: its size and place in percent. */
function backgroundFor(region: Region, shape: number) {
  const [width, height] = [region.x_max - region.x_min, region.y_max - region.y_min]
  const side = Math.min(1, 1 / shape, Math.max(width, height / shape) * surround)
  const part = { width: side, height: side * shape }
  const at = (middle: number, size: number) => (size >= 1 ? 0 : (100 * Math.min(1 - size, Math.max(0, middle - size / 2))) / (1 - size))
  return {
    backgroundSize: `${100 / part.width}% ${100 / part.height}%`,
    backgroundPosition: `${at((region.x_min + region.x_max) / 2, part.width)}% ${at((region.y_min + region.y_max) / 2, part.height)}%`,
  }
}

function Crop({ photo, box }: { photo: TimelinePhoto; box: Region }) {
  const style = { backgroundImage: `url("${imageUrl(photo.filename, 640)}")`, ...backgroundFor(box, photo.width / photo.height) }
  return <Link to={`/photos?photo=${photo.id}`} className={classes.crop} style={style} aria-label={say.sample(capturedText(photo))} />
}
