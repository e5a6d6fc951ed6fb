import { ActionIcon, Text } from '@mantine/core'
import { memo } from 'react'
import { imageUrl } from '@/api/imageUrl'
import type { Photo } from '@/api/types'
import { BoxLayer } from '@/components/BoxLayer'
import { detectionBoxes } from '@/components/detectionBoxes'
import { formatShortTime } from '@/lib/format'
import { IconBrain, IconCheck, IconPencil } from '@/lib/icons'
import { texts } from '@/lib/texts'
import classes from './PhotoGrid.module.css'

interface Props {
  photo: Photo
  onOpen: (id: number) => void
  onToggleMark: (photo: Photo) => void
}

export const PhotoCard = memo(function PhotoCard({ photo, onOpen, onToggleMark }: Props) {
  const time = formatShortTime(photo.captured_at)
  const found = [...new Set(photo.detections.map((detection) => detection.class_name))].join(', ')
  const label = `${photo.camera}, ${time}, ${found || texts.photo.noDetections}`
  return (
    <li className={classes.card} data-marked={photo.marked_for_retraining || undefined}>
      <button
        type="button"
        className={classes.open}
        data-photo-id={photo.id}
        aria-label={texts.photosPage.open(label)}
        onClick={() => onOpen(photo.id)}
      >
        <span className={classes.frame}>
          <span className={classes.photo} style={{ aspectRatio: `${photo.width} / ${photo.height}` }} data-wide={photo.width * 3 >= photo.height * 4 || undefined}>
            <img src={imageUrl(photo.filename, 320)} alt="" loading="lazy" decoding="async" />
            <BoxLayer boxes={detectionBoxes(photo)} />
          </span>
        </span>
        <span className={classes.caption}>
          <Text span size="sm" truncate>
            {found || texts.photo.noDetections}
          </Text>
          <Text span size="xs" c="dimmed" truncate>
            {photo.camera} · {time}
          </Text>
        </span>
      </button>
      <QuickMark photo={photo} onToggle={onToggleMark} />
      {photo.annotated && (
        <span className={classes.annotated} title={texts.photo.annotated}>
          <IconPencil size={14} aria-label={texts.photo.annotated} />
        </span>
      )}
    </li>
  )
})

function QuickMark({ photo, onToggle }: { photo: Photo; onToggle: (photo: Photo) => void }) {
  const marked = photo.marked_for_retraining
  const label = marked ? texts.mark.marked : texts.mark.mark
  return (
    <ActionIcon
      className={classes.mark}
      color={marked ? 'orange.5' : 'blue.8'}
      autoContrast
      radius="xl"
      aria-label={label}
      aria-pressed={marked}
      title={label}
      tabIndex={-1}
      onClick={() => onToggle(photo)}
    >
      {marked ? <IconCheck size={18} /> : <IconBrain size={18} />}
    </ActionIcon>
  )
}
