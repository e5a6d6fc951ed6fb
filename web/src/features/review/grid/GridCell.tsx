import { memo } from 'react'
import type { TimelinePhoto } from '@/api/types'
import { IconBrain, IconCheck, IconPencil } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { classesFrom } from '../filters/boxes'
import { useThreshold } from '../filters/threshold'
import { PhotoFrame } from '../photo/PhotoFrame'
import { useReviewState, useSession, useShown } from '../session/context'
import { capturedText } from '../timeline/time'
import { verdictLooks } from '../verdicts/verdictLooks'
import classes from './Grid.module.css'
import { useLongPress } from './useLongPress'

const say = texts.review

/** One photo of the grid: opens by a press, is selected by its circle, by a long press or with Ctrl or Shift. */
export const GridCell = memo(function GridCell({ photo: stored }: { photo: TimelinePhoto }) {
  const session = useSession()
  const photo = useShown(stored)
  const isSelected = useReviewState((state) => state.selection.has(photo.id))
  const isFocus = useReviewState((state) => state.focusId === photo.id)
  const { value: threshold } = useThreshold()
  const longPress = useLongPress(() => session.choosing.toggle(photo.id))
  const found = classesFrom(photo, threshold).join(', ')
  const label = labelOf(photo, found)
  return (
    <div className={classes.cell} data-selected={isSelected || undefined} data-focus={isFocus || undefined} data-verdict={photo.verdict ?? undefined}>
      <button
        type="button"
        className={classes.open}
        data-photo-id={photo.id}
        tabIndex={isFocus ? 0 : -1}
        aria-label={say.open(label)}
        onFocus={() => session.moving.focus(photo.id)}
        {...longPress.handlers}
        onClick={(event) => {
          if (!longPress.wasLong()) session.choosing.press(photo.id, event)
        }}
      >
        <PhotoFrame photo={photo} />
        <span className={classes.caption}>{found}</span>
      </button>
      <button
        type="button"
        className={classes.select}
        tabIndex={-1}
        aria-label={say.select(label)}
        aria-pressed={isSelected}
        onClick={(event) => (event.shiftKey ? session.choosing.selectTo(photo.id) : session.choosing.toggle(photo.id))}
      >
        <IconCheck size={16} stroke={3} aria-hidden />
      </button>
      <Badges photo={photo} />
    </div>
  )
})

function Badges({ photo }: { photo: TimelinePhoto }) {
  const look = photo.verdict && verdictLooks[photo.verdict]
  if (!look && !photo.marked && !photo.annotated) return null
  return (
    <span className={classes.badges} aria-hidden>
      {photo.annotated && <IconPencil size={15} color={verdictLooks.correct.color} />}
      {photo.marked && <IconBrain size={15} color={verdictLooks.mark.color} />}
      {look && <look.icon size={16} stroke={2.6} color={look.color} />}
    </span>
  )
}

function labelOf(photo: TimelinePhoto, found: string): string {
  return say.cell({
    camera: photo.camera,
    time: capturedText(photo),
    found: found || (photo.model_name === null ? say.notLooked : say.nothingFound),
    verdict: photo.verdict ? say.verdictOf(photo.verdict, photo.verdict_class) : '',
    marked: photo.marked,
    annotated: photo.annotated,
  })
}
