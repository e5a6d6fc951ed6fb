import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
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
  const strip = useRef<HTMLDivElement>(null)
  const [hover, setHover] = useState<number | null>(null)
  const { model } = source
  const isByConfidence = model.metrics.headerHeight === 0
  const range = Math.max(1, model.height - viewHeight)
  const share = Math.min(1, top / range)
  // The version stands for the model, whose sections change in place.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const marks = useMemo(() => marksOf(model, viewHeight), [model, viewHeight, version])
  // At either end the thumb lies inside the strip.
  const thumbPlace = { top: `${share * 100}%`, transform: `translateY(-${share * 100}%)` }
  if (model.blocks.length === 0 || model.height <= viewHeight) return null

  const titleAt = (at: number) => sectionTitle(model.blocks[model.blockAt(at * range)]?.section ?? '')
  const shareOf = (event: PointerEvent) => {
    const frame = strip.current?.getBoundingClientRect()
    return frame ? Math.min(1, Math.max(0, (event.clientY - frame.top) / frame.height)) : 0
  }
  const drag = (event: PointerEvent) => {
    const at = shareOf(event)
    setHover(at)
    if (event.buttons > 0) scroller.scrollToShare(at)
  }
  // One who presses means this place; its photos are asked for without waiting whether the grid comes to rest there.
  // That they do not come is told when they are asked for again.
  const askAtOnce = () => void source.load(model.blockAt(scroller.top)).catch(() => undefined)
  return (
    <div
      ref={strip}
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
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        drag(event)
        askAtOnce()
      }}
      onPointerMove={drag}
      onPointerLeave={() => setHover(null)}
      onPointerUp={(event) => event.pointerType === 'touch' && setHover(null)}
      onKeyDown={(event) => {
        if (!jump(event, model.blocks.map((block) => block.section), model.blockAt(top + 1), (index) => scroller.scrollToBlock(index))) return
        event.preventDefault()
        if (!event.repeat) askAtOnce()
      }}
    >
      {marks.map(({ at, text }) => (
        <span key={text} className={classes.mark} style={{ top: `${at * 100}%` }} aria-hidden>
          {text}
        </span>
      ))}
      <span className={classes.thumb} style={thumbPlace} aria-hidden />
      {hover !== null && (
        <span className={classes.bubble} style={{ top: `${hover * 100}%` }} aria-hidden>
          {titleAt(hover)}
        </span>
      )}
    </div>
  )
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
