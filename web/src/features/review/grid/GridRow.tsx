import { memo } from 'react'
import { IconCheck, IconCircleX, IconPhotoOff, IconSquareCheck } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useReviewState, useSession } from '../session/context'
import type { PhotoEvent } from '../timeline/grouping'
import type { Metrics, Segment } from '../timeline/layout'
import { spanHere, spanText } from '../timeline/time'
import classes from './Grid.module.css'
import { GridCell } from './GridCell'

const say = texts.review

interface Props {
  y: number
  header: number
  segments: Segment[]
  metrics: Metrics
}

/** One row of photos with the headers of the events that begin in it. */
export const GridRow = memo(function GridRow({ y, header, segments, metrics }: Props) {
  return (
    <div className={classes.row} style={{ transform: `translateY(${y}px)` }}>
      {segments.map((segment) => (
        <RowSegment key={segment.photos[0]?.id} segment={segment} header={header} metrics={metrics} />
      ))}
    </div>
  )
})

const widthOf = (columns: number, { cellWidth, spacing }: Metrics) => columns * (cellWidth + spacing) - spacing

function RowSegment({ segment, header, metrics }: { segment: Segment; header: number; metrics: Metrics }) {
  const { event, isStart, photos } = segment
  const style = {
    width: isStart && event.photos.length > photos.length ? widthOf(metrics.columns, metrics) : widthOf(photos.length, metrics),
    marginLeft: segment.column === 0 ? 0 : metrics.spacing,
  }
  const isGrouped = metrics.headerHeight > 0
  return (
    <div
      style={style}
      role="group"
      aria-label={isGrouped ? say.event(event.camera, spanText(event), event.photos.length) : say.grid}
    >
      {header > 0 && isStart && <EventHeader event={event} height={header} />}
      <div className={classes.cells} style={{ gap: metrics.spacing }}>
        {photos.map((photo) => (
          <div key={photo.id} style={{ width: metrics.cellWidth, height: metrics.cellHeight }}>
            <GridCell photo={photo} />
          </div>
        ))}
      </div>
    </div>
  )
}

const quickVerdicts = [
  ['correct', IconCheck],
  ['false_alarm', IconCircleX],
  ['empty', IconPhotoOff],
] as const

/** Camera, time and count of an event; selects it, or judges all of its photos. */
function EventHeader({ event, height }: { event: PhotoEvent; height: number }) {
  const session = useSession()
  const ids = event.photos.map((photo) => photo.id)
  const isSelected = useReviewState((state) => ids.every((id) => state.selection.has(id)))
  const span = spanText(event)
  const here = spanHere(event)
  const isSingle = ids.length === 1
  return (
    <div className={classes.event} style={{ height }}>
      <button
        type="button"
        className={classes.eventName}
        aria-pressed={isSelected}
        aria-label={`${say.selectEvent}: ${event.camera}, ${span}`}
        tabIndex={-1}
        onClick={() => session.choosing.toggleAll(ids)}
      >
        <b title={here && say.inYourZone(here)}>{span}</b>
        <span className={classes.eventCamera}>{event.camera}</span>
        {!isSingle && <span className={classes.eventCount}>{ids.length}</span>}
        {isSelected && <IconSquareCheck size={15} aria-hidden />}
      </button>
      <span className={classes.eventActions} role="group" aria-label={say.eventActions(event.camera, span)}>
        {quickVerdicts.map(([verdict, Icon]) => (
          <button
            key={verdict}
            type="button"
            tabIndex={-1}
            title={`${say.verdicts[verdict]}: ${say.wholeEvent(ids.length)}`}
            aria-label={`${say.verdicts[verdict]}: ${say.wholeEvent(ids.length)}`}
            onClick={() => session.judging.judgePhotos(ids, verdict)}
          >
            <Icon size={16} aria-hidden />
          </button>
        ))}
      </span>
    </div>
  )
}
