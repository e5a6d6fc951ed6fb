import { Text } from '@mantine/core'
import type { QualityBox, QualityCard } from '@/api/types'
import { BoxLayer, type LayerBox } from '@/components/BoxLayer'
import { classColor } from '@/lib/classes/classColor'
import { IconPhotoOff } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { closeRegion } from './deck'
import classes from './Quality.module.css'

const say = texts.quality
const doubtful = '#ff6b6b'
const suggested = '#51cf66'

/** The photo with all its labels, the doubtful box and the suggested one, and a close view of them. */
export function CardPicture({ card }: { card: QualityCard }) {
  const { photo } = card
  if (!photo.image_url)
    return (
      <Text component="div" c="dimmed" className={classes.noPhoto}>
        <IconPhotoOff size={48} aria-hidden />
        {photo.filename}
      </Text>
    )
  const boxes = layerBoxes(card)
  const region = closeRegion([card.box, shown(card)].filter((box) => box !== null))
  const src = card.photo.photo_id === null ? `${photo.image_url}?width=1280` : photo.image_url
  const style = { aspectRatio: `${photo.width} / ${photo.height}`, '--shape': photo.width / photo.height }
  return (
    <div className={classes.pictures}>
      <div className={classes.photo} style={style}>
        <img src={src} alt={say.photoAlt(photo.filename)} />
        <BoxLayer boxes={boxes} labels />
      </div>
      {region && region.share < 0.7 && (
        <div className={classes.close} style={{ aspectRatio: style.aspectRatio }}>
          <div
            className={classes.closer}
            style={{
              width: `${100 / region.share}%`,
              left: `${(-100 * region.left) / region.share}%`,
              top: `${(-100 * region.top) / region.share}%`,
              aspectRatio: style.aspectRatio,
            }}
          >
            <img src={src} alt={say.closeAlt(photo.filename)} />
            <BoxLayer boxes={boxes} />
          </div>
        </div>
      )}
    </div>
  )
}

/** The suggested box where it is another than the doubtful one. */
function shown({ suggestion, box }: QualityCard): QualityBox | null {
  if (!suggestion || suggestion.action === 'remove' || suggestion.action === 'empty') return null
  const same = box && (['x_min', 'y_min', 'x_max', 'y_max'] as const).every((side) => box[side] === suggestion[side])
  return same ? null : suggestion
}

function layerBoxes(card: QualityCard): LayerBox[] {
  const boxes = card.boxes.map((box, index): LayerBox => {
    const isIt = index === card.box_index
    return { ...box, key: index, label: isIt ? say.labelled(box.class_name) : box.class_name, color: isIt ? doubtful : classColor(box.class_name) }
  })
  const suggestion = shown(card)
  if (suggestion) boxes.push({ ...suggestion, key: 'suggestion', dashed: true, color: suggested, label: say.suggested(suggestion.class_name) })
  return boxes
}
