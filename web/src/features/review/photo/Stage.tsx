import { Text } from '@mantine/core'
import { useRef, useState, type PointerEvent } from 'react'
import { imageUrl } from '@/api/photos/imageUrl'
import type { TimelineBox, TimelinePhoto } from '@/api/types'
import { classColor } from '@/lib/classes/classColor'
import { formatPercent } from '@/lib/format'
import { areaOf } from '@/lib/geometry'
import { texts } from '@/lib/texts'
import { boxesFrom } from '../filters/boxes'
import { useThreshold } from '../filters/threshold'
import { useReviewState, useSession } from '../session/context'
import { capturedText } from '../timeline/time'
import { verdictLooks } from '../verdicts/verdictLooks'
import { thumbnailWidth } from './PhotoFrame'
import classes from './Stage.module.css'
import { largeWidth } from './useAhead'

const say = texts.largeView

/** The photo with its boxes, each a button; a finger swipes to the neighbours. */
export function Stage({ photo }: { photo: TimelinePhoto }) {
  const { value: threshold } = useThreshold()
  const [failed, setFailed] = useState<number | null>(null)
  const swipe = useSwipe()
  const shape = { '--shape': photo.width / photo.height, aspectRatio: `${photo.width} / ${photo.height}` }
  return (
    <div className={classes.stage} data-testid="stage" {...swipe}>
      <div className={classes.photo} style={{ ...shape, backgroundImage: `url("${imageUrl(photo.filename, thumbnailWidth)}")` }}>
        {failed === photo.id ? (
          <Text c="gray.4" p="lg">
            {texts.photo.noPicture}
          </Text>
        ) : (
          <img
            key={photo.id}
            src={imageUrl(photo.filename, largeWidth)}
            alt={texts.photo.alt(photo.camera, capturedText(photo))}
            draggable={false}
            onError={() => setFailed(photo.id)}
          />
        )}
        {largestFirst(boxesFrom(photo, threshold)).map((box) => (
          <BoxButton key={box.id} box={box} />
        ))}
      </div>
    </div>
  )
}

/** The smaller of two boxes over each other can then be pointed at. */
const largestFirst = (boxes: TimelineBox[]) => [...boxes].sort((a, b) => areaOf(b) - areaOf(a))

const percent = (share: number) => `${share * 100}%`

function BoxButton({ box }: { box: TimelineBox }) {
  const session = useSession()
  const isChosen = useReviewState((state) => state.boxId === box.id)
  const what = `${box.verdict_class ?? box.class_name} ${formatPercent(box.confidence)}`
  const look = box.verdict && verdictLooks[box.verdict]
  const style = {
    left: percent(box.x_min),
    top: percent(box.y_min),
    width: percent(box.x_max - box.x_min),
    height: percent(box.y_max - box.y_min),
    '--box-color': classColor(box.class_name),
  }
  return (
    <button
      type="button"
      className={classes.box}
      style={style}
      data-box-id={box.id}
      data-verdict={box.verdict ?? undefined}
      aria-pressed={isChosen}
      aria-label={say.box(what, box.verdict ? texts.review.verdicts[box.verdict] : '')}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) session.set({ boxId: box.id })
      }}
      onClick={(event) => session.set({ boxId: nextBoxUnder(event, session.state.boxId) ?? box.id })}
    >
      <span className={classes.label} data-below={box.y_min < 0.06 || undefined}>
        {what}
        {look && <look.icon size={14} stroke={3} aria-hidden />}
      </span>
    </button>
  )
}

/** Of boxes that lie over each other, each click takes the next one below. */
function nextBoxUnder({ clientX, clientY }: { clientX: number; clientY: number }, chosen: number | null): number | undefined {
  const under = document.elementsFromPoint(clientX, clientY).flatMap((element) => {
    const id = element instanceof HTMLElement ? element.dataset.boxId : undefined
    return id === undefined ? [] : [Number(id)]
  })
  return under[(under.indexOf(chosen ?? -1) + 1) % under.length]
}

const swipeLength = 60

/** A sideways stroke of a finger goes to the neighbour. */
function useSwipe() {
  const session = useSession()
  const start = useRef<{ x: number; y: number } | null>(null)
  return {
    onPointerDown: (event: PointerEvent) => {
      start.current = event.pointerType === 'touch' && event.isPrimary ? { x: event.clientX, y: event.clientY } : null
    },
    onPointerUp: (event: PointerEvent) => {
      const from = start.current
      start.current = null
      if (!from) return
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y]
      if (Math.abs(dx) > swipeLength && Math.abs(dx) > 2 * Math.abs(dy)) session.opening.step(dx < 0 ? 1 : -1)
    },
    onPointerCancel: () => {
      start.current = null
    },
  }
}
