import { useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { texts } from '@/lib/texts'
import { useSession } from '../session/context'
import type { GridModel } from '../timeline/gridModel'
import { scrubberMark, sectionTitle } from '../timeline/time'
import classes from './Scrubber.module.css'

const say = texts.review
const closestMarks = 30
/** Of a day's key, such as 2026-05-01; the keys of other sections are shorter. */
const monthLength = 7

/** The whole timeline beside the grid: a click, a drag or a key shows any date at once. */
export function Scrubber({ top, viewHeight, version }: { top: number; viewHeight: number; version: number }) {
  const { source, scroller } = useSession()
  const { model } = source
  const isByConfidence = model.metrics.headerHeight === 0
  const range = Math.max(1, model.height - viewHeight)
  const share = Math.min(1, top / range)
  // One who presses means this place; its photos are asked for without waiting whether the grid comes to rest there.
  // That they do not come is told when they are asked for again.
  const askAtOnce = () => void source.load(model.blockAt(scroller.top)).catch(() => undefined)
  const { hover, handlers } = useDrag((at) => scroller.scrollToShare(at), askAtOnce)
  if (model.blocks.length === 0 || model.height <= viewHeight) return null

  const titleAt = (at: number) => sectionTitle(model.blocks[model.blockAt(at * range)]?.section ?? '')
  return (
    <div
      className={classes.strip}
      data-testid="scrubber"
      role="slider"
      tabIndex={0}
      aria-label={isByConfidence ? say.scrubberConfidence : say.scrubber}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      aria-valuetext={titleAt(share)}
      {...handlers}
      onKeyDown={(event) => {
        if (!jump(event, model.blocks.map((block) => block.section), model.blockAt(top + 1), (index) => scroller.scrollToBlock(index))) return
        event.preventDefault()
        if (!event.repeat) askAtOnce()
      }}
    >
      <Marks model={model} viewHeight={viewHeight} version={version} />
      {/* At either end the thumb lies inside the strip. */}
      <span className={classes.thumb} style={{ top: `${share * 100}%`, transform: `translateY(-${share * 100}%)` }} aria-hidden />
      {hover !== null && <At at={hover} className={classes.bubble} text={titleAt(hover)} />}
    </div>
  )
}

function Marks({ model, viewHeight, version }: { model: GridModel; viewHeight: number; version: number }) {
  // The version stands for the model, whose sections change in place.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const marks = useMemo(() => marksOf(model, viewHeight), [model, viewHeight, version])
  return marks.map(({ at, text }) => <At key={text} at={at} className={classes.mark} text={text} />)
}

/** Words at a share of the strip's height. */
function At({ at, className, text }: { at: number; className: string | undefined; text: string }) {
  return (
    <span className={className} style={{ top: `${at * 100}%` }} aria-hidden>
      {text}
    </span>
  )
}

function shareOf(event: PointerEvent): number {
  const frame = event.currentTarget.getBoundingClientRect()
  return Math.min(1, Math.max(0, (event.clientY - frame.top) / frame.height))
}

/** Where on the strip the pointer is, and what pressing and dragging it does. */
function useDrag(scrollTo: (share: number) => void, onPress: () => void) {
  const [hover, setHover] = useState<number | null>(null)
  const drag = (event: PointerEvent) => {
    const at = shareOf(event)
    setHover(at)
    if (event.buttons > 0) scrollTo(at)
  }
  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      drag(event)
      onPress()
    },
    onPointerMove: drag,
    onPointerLeave: () => setHover(null),
    onPointerUp: (event: PointerEvent) => {
      if (event.pointerType === 'touch') setHover(null)
    },
  }
  return { hover, handlers }
}

/** One mark a month (or tenth of confidence), left out where they would touch. */
function marksOf(model: GridModel, height: number) {
  const marks: { at: number; text: string }[] = []
  let last = ''
  model.blocks.forEach((block, index) => {
    const period = block.section.slice(0, monthLength)
    if (period === last) return
    last = period
    const at = model.topOf(index) / model.height
    const previous = marks.at(-1)
    if (!previous || (at - previous.at) * height >= closestMarks) marks.push({ at, text: scrubberMark(block.section) })
  })
  return marks
}

const keySteps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, PageUp: -30, PageDown: 30, Home: -Infinity, End: Infinity }

/** Arrows go section by section, Page keys by thirty. */
function jump(event: KeyboardEvent, sections: readonly string[], present: number, show: (index: number) => void): boolean {
  const by = keySteps[event.key]
  if (by === undefined) return false
  const starts = sections.flatMap((section, index) => (section === sections[index - 1] ? [] : [index]))
  const now = starts.findLastIndex((start) => start <= present)
  show(starts[Math.min(starts.length - 1, Math.max(0, now + by))] ?? 0)
  event.stopPropagation()
  return true
}
