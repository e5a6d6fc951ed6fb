import { Anchor, Badge, Group, Paper, Text } from '@mantine/core'
import { useSyncExternalStore, type ComponentProps } from 'react'
import { Link } from 'react-router-dom'
import { imageUrl } from '@/api/photos/imageUrl'
import type { PhotoDifference, TimelinePhoto, Verdict } from '@/api/types'
import { BoxLayer, type LayerBox } from '@/components/BoxLayer'
import { formatPercent } from '@/lib/format'
import { texts } from '@/lib/texts'
import { capturedText } from '../timeline/time'
import type { ShownPhotos } from '../verdicts/shownPhotos'
import { VerdictButtons } from '../verdicts/VerdictButtons'
import { photoVerdicts } from '../verdicts/verdicts'
import classes from './DifferingPhoto.module.css'

const say = texts.compareBoxes
const sideColors = ['#4dd4ff', '#ffd43b'] as const

export interface Showing {
  mode: 'side' | 'over'
  /** When one over the other: 0 shows the first alone, 1 the second. */
  blend: number
}

interface Props {
  difference: PhotoDifference
  names: [string, string]
  showing: Showing
  shown: ShownPhotos
  /** What makes it an item of a list with keys; the present one shows its verdicts. */
  item: ComponentProps<'article'>
  onJudge: (verdict: Verdict) => void
}

/** One photo with the boxes of two versions. */
export function DifferingPhoto({ difference, names, showing, shown, item, onJudge }: Props) {
  const { only_a, only_b } = difference
  const photo = useSyncExternalStore(
    (listener) => shown.subscribe(difference.photo.id, listener),
    () => shown.of(difference.photo),
  )
  const sides = [layer(difference.a, sideColors[0]), layer(difference.b, sideColors[1])] as const
  return (
    <Paper component="article" withBorder p="sm" radius="md" className={classes.item} {...item}>
      <Group gap="xs" mb={6}>
        <Text size="sm" fw={600}>
          {photo.camera} · {capturedText(photo)}
        </Text>
        {[only_a, only_b].map((count, index) => count > 0 && (
          <Badge key={names[index]} variant="light" color="gray" tt="none">
            {say.onlyA(count, names[index] ?? '')}
          </Badge>
        ))}
        <Said photo={photo} />
        <Anchor component={Link} to={`/photos?photo=${photo.id}`} size="sm" ml="auto">
          {say.open}
        </Anchor>
      </Group>
      <Boxes photo={photo} names={names} sides={sides} showing={showing} />
      {item['aria-current'] && (
        <div className={classes.verdicts}>
          <VerdictButtons layout="bar" verdicts={photoVerdicts} label={texts.largeView.photoVerdict} present={[photo.verdict, photo.marked ? 'mark' : null]} onJudge={onJudge} />
        </div>
      )}
    </Paper>
  )
}

interface BoxesProps {
  photo: TimelinePhoto
  names: [string, string]
  sides: readonly [LayerBox[], LayerBox[]]
  showing: Showing
}

/** The boxes of both versions, side by side or over each other. */
function Boxes({ photo, names, sides, showing }: BoxesProps) {
  if (showing.mode === 'side')
    return (
      <div className={classes.sides}>
        <Side photo={photo} name={names[0]} boxes={sides[0]} color={sideColors[0]} />
        <Side photo={photo} name={names[1]} boxes={sides[1]} color={sideColors[1]} />
      </div>
    )
  return (
    <div className={classes.over}>
      <Picture photo={photo} name={`${names[0]}, ${names[1]}`}>
        <div style={{ opacity: Math.min(1, 2 * (1 - showing.blend)) }}>
          <BoxLayer boxes={sides[0]} labels />
        </div>
        <div style={{ opacity: Math.min(1, 2 * showing.blend) }}>
          <BoxLayer boxes={sides[1]} labels />
        </div>
      </Picture>
    </div>
  )
}

/** What has been said of the photo so far. */
function Said({ photo }: { photo: TimelinePhoto }) {
  const said = [photo.verdict && texts.review.verdictOf(photo.verdict, photo.verdict_class), photo.marked && texts.review.marked]
  return said.map((text) => text && (
    <Badge key={text} variant="light" tt="none">
      {text}
    </Badge>
  ))
}

const layer = (boxes: PhotoDifference['a'], color: string): LayerBox[] =>
  boxes.map((box, index) => ({ ...box, key: index, color, dashed: !box.matched, label: `${box.class_name} ${formatPercent(box.confidence)}` }))

function Side({ photo, name, boxes, color }: { photo: TimelinePhoto; name: string; boxes: LayerBox[]; color: string }) {
  return (
    <figure className={classes.side}>
      <Picture photo={photo} name={name}>
        <BoxLayer boxes={boxes} labels />
      </Picture>
      <figcaption>
        <span className={classes.swatch} style={{ background: color }} aria-hidden /> {name}
      </figcaption>
    </figure>
  )
}

function Picture({ photo, name, children }: { photo: TimelinePhoto; name: string; children: React.ReactNode }) {
  return (
    <div className={classes.picture} style={{ aspectRatio: `${photo.width} / ${photo.height}` }}>
      <img src={imageUrl(photo.filename, 640)} alt={`${texts.photo.alt(photo.camera, capturedText(photo))}, ${name}`} loading="lazy" />
      {children}
    </div>
  )
}
