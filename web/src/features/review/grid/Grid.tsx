import { useDebouncedCallback, useElementSize, useMergedRef } from '@mantine/hooks'
import { Fragment, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { ErrorState } from '@/components/ErrorState'
import { texts } from '@/lib/texts'
import { useReviewState, useSession } from '../session/context'
import type { GridScroller } from '../timeline/GridScroller'
import { metricsFor, type Metrics } from '../timeline/layout'
import { sectionTitle } from '../timeline/time'
import classes from './Grid.module.css'
import { GridRow } from './GridRow'
import { Scrubber } from './Scrubber'
import { useWantedBlocks } from './useWantedBlocks'

const say = texts.review
const overscan = 500
/** A grid that was not scrolled for so long rests. */
const restTime = 300
/** The rows are worked out anew after so many pixels. */
const step = 120

interface Props {
  grouped: boolean
  gapMinutes: number
  counts: ReadonlyMap<string, number>
}

/** All photos that match, in sections: only those near the window are fetched and drawn. */
export function Grid({ grouped, gapMinutes, counts }: Props) {
  const session = useSession()
  const { source, scroller } = session
  const { merged, size, version, top, base } = useLaidOut(grouped, gapMinutes)
  const noteRest = useDebouncedCallback(() => session.moving.rest(), restTime)

  return (
    <div className={classes.wrap}>
      <div
        ref={merged}
        className={classes.scroller}
        data-testid="grid"
        role="region"
        // What scrolls must be reached by keyboard also before a photo has the focus.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={say.grid}
        aria-busy={!source.failure && source.model.blocksBetween(top, top + size.height).some((index) => !source.model.isLoaded(index))}
        onScroll={() => {
          scroller.noteScroll()
          noteRest()
        }}
      >
        <div className={classes.canvas} style={{ height: scroller.space }}>
          {size.width > 0 && <Blocks top={top} base={base} height={size.height} counts={counts} />}
        </div>
      </div>
      <Scrubber top={top} viewHeight={size.height} version={version} />
      {source.failure && (
        <div className={classes.failure}>
          <ErrorState error={source.failure} title={say.blockFailed} onRetry={() => source.retry()} />
        </div>
      )}
    </div>
  )
}

/** The grid laid out in its element, and the part of it inside the window. */
function useLaidOut(grouped: boolean, gapMinutes: number) {
  const { source, scroller } = useSession()
  const size = useElementSize()
  const version = useSyncExternalStore(source.subscribe, source.snapshot)
  const [{ top, base }, setPlace] = useState({ top: 0, base: 0 })
  const element = useRef<HTMLDivElement>(null)
  const merged = useMergedRef(size.ref, element)

  useLayoutEffect(() => {
    scroller.attach(element.current, () => setPlace((before) => placeOf(scroller, before)))
    if (size.width === 0) return
    source.model.setMetrics(metricsFor(size.width, grouped), gapMinutes)
    source.tell()
  }, [source, scroller, size.width, grouped, gapMinutes])
  useLayoutEffect(() => scroller.keepPlace(), [scroller, version])
  useFocusFollows(element, version, top)
  useWantedBlocks(top, size.height)
  return { merged, size, version, top, base }
}

interface Place {
  top: number
  base: number
}

function placeOf(scroller: GridScroller, before: Place): Place {
  const top = Math.round(scroller.top / step) * step
  return top === before.top && scroller.base === before.base ? before : { top, base: scroller.base }
}

/** Gives the focus to the photo that is due, once its row is drawn. */
function useFocusFollows(element: { current: HTMLElement | null }, version: number, top: number) {
  const session = useSession()
  const focusId = useReviewState((state) => state.focusId)
  const isOpen = useReviewState((state) => state.openId !== null)
  useEffect(() => {
    if (isOpen || focusId === null || !session.moving.takeFocusDue()) return
    const button = element.current?.querySelector<HTMLElement>(`[data-photo-id="${focusId}"]`)
    if (button) button.focus({ preventScroll: true })
    else session.moving.dueAgain()
  }, [session, element, focusId, isOpen, version, top])
}

interface BlocksProps extends Place {
  height: number
  counts: ReadonlyMap<string, number>
}

function Blocks({ top, base, height, counts }: BlocksProps) {
  const { model } = useSession().source
  const { metrics } = model
  const [from, to] = [top - overscan, top + height + overscan]
  return model.blocksBetween(from, to).map((index) => {
    const block = model.blocks[index]
    if (!block) return null
    const rows = model.rowsOf(index).filter((row) => row.y + row.height > from && row.y < to)
    const y = model.topOf(index) - base
    return (
      <Fragment key={block.id}>
        {block.offset === 0 && (
          <h2 className={classes.title} style={{ transform: `translateY(${y}px)` }}>
            <span>{sectionTitle(block.section)}</span> <small>{say.sectionCount(counts.get(block.section) ?? block.count)}</small>
          </h2>
        )}
        {!model.isLoaded(index) && <Waiting y={y + (block.offset === 0 ? metrics.titleHeight : 0)} bottom={model.topOf(index + 1) - base} metrics={metrics} />}
        {rows.map((row) => (
          <GridRow key={row.key} y={row.y - base} header={row.header} segments={row.segments} metrics={metrics} />
        ))}
      </Fragment>
    )
  })
}

function Waiting({ y, bottom, metrics }: { y: number; bottom: number; metrics: Metrics }) {
  const style = {
    transform: `translateY(${y}px)`,
    height: Math.max(0, bottom - y - metrics.spacing),
    '--gap': `${metrics.spacing}px`,
    '--cell-width': `${metrics.cellWidth + metrics.spacing}px`,
    '--cell-height': `${metrics.headerHeight + metrics.cellHeight + metrics.spacing}px`,
  }
  return <div className={classes.waiting} style={style} aria-hidden />
}
