import { useEffect, useEffectEvent, useId, useRef, useState, type Ref, type RefObject } from 'react'
import { imageUrl } from '@/api/photos/imageUrl'
import { texts } from '@/lib/texts'
import { useTouch } from '@/lib/useTouch'
import type { QueuePhoto } from '../queue/queue'
import type { EditSession } from '../saving/EditSession'
import { filterOf, type Display } from '../toolbar/display'
import { previewUrl } from '../useProposing'
import classes from './Canvas.module.css'
import { CanvasStage, type StageEvents } from './CanvasStage'
import { useSpaceHeld } from './useSpaceHeld'
import type { Viewport } from './view'

const say = texts.annotate

interface Props extends Omit<StageEvents, 'onCorner'> {
  photo: QueuePhoto
  session: EditSession
  viewport: Viewport
  display: Display
  onlySelected: boolean
  /** What has to be said just now. */
  notice: string | null
  /** The stage while it is mounted, for the keys that concern it. */
  stageRef: RefObject<CanvasStage | null>
}

/** The photo with its boxes, to draw on. React sets it up; what moves is painted by CanvasStage. */
export function Canvas(props: Props) {
  const { photo, session, display, onlySelected, notice, stageRef } = props
  const { stage, image, still, live, cornerWaits } = useStage(props)
  const hint = useRef<HTMLParagraphElement>(null)
  const [failed, setFailed] = useState(false)
  const isTouch = useTouch()
  const panning = useSpaceHeld()
  const { tool, crosshair } = display
  useEffect(() => stageRef.current?.set({ tool, crosshair, onlySelected, panning }), [stageRef, session, tool, crosshair, onlySelected, panning])
  useEffect(() => {
    if (notice !== null) hint.current?.scrollIntoView({ block: 'nearest' })
  }, [notice])
  return (
    <div className={classes.frame}>
      <div ref={stage} className={classes.stage} data-urgent={notice !== null || cornerWaits || undefined}>
        <Picture photo={photo} display={display} pictureRef={image} onFailed={setFailed} />
        <canvas ref={still} className={classes.surface} aria-hidden />
        <canvas ref={live} className={classes.surface} aria-hidden />
        <svg className={classes.surface} role="application" aria-label={say.canvas} tabIndex={0} />
      </div>
      <p ref={hint} className={classes.hint} role="status">
        {failed ? texts.photo.noPicture : (notice ?? (cornerWaits ? say.secondCorner(isTouch) : (isTouch ? say.touchHints : say.hints)[tool]))}
      </p>
    </div>
  )
}

/** The elements that CanvasStage paints on, and whether it waits for a second corner. */
function useStage({ session, viewport, stageRef, ...on }: Props) {
  const stage = useRef<HTMLDivElement>(null)
  const image = useRef<HTMLImageElement>(null)
  const still = useRef<HTMLCanvasElement>(null)
  const live = useRef<HTMLCanvasElement>(null)
  const [cornerWaits, setCornerWaits] = useState(false)
  const onDraw = useEffectEvent(on.onDraw)
  const onReshape = useEffectEvent(on.onReshape)
  const onClick = useEffectEvent(on.onClick)
  const onSecondClick = useEffectEvent(on.onSecondClick)
  useEffect(() => {
    if (!stage.current || !image.current || !still.current || !live.current) return
    const parts = { stage: stage.current, image: image.current, still: still.current, live: live.current }
    const events: StageEvents = {
      onDraw: (box) => onDraw(box),
      onReshape: (key, box) => onReshape(key, box),
      onClick: (point, again) => onClick(point, again),
      onSecondClick: (point) => onSecondClick(point),
      onCorner: setCornerWaits,
    }
    const created = new CanvasStage(parts, viewport, session, events)
    stageRef.current = created
    const stop = created.start()
    return () => {
      stageRef.current = null
      stop()
    }
  }, [session, viewport, stageRef])
  return { stage, image, still, live, cornerWaits }
}

interface PictureProps {
  photo: QueuePhoto
  display: Display
  pictureRef: Ref<HTMLImageElement>
  onFailed: (failed: boolean) => void
}

/** The image alone is made lighter or darker; the boxes keep their colours. */
function Picture({ photo, display, pictureRef, onFailed }: PictureProps) {
  const id = useId()
  const { width, height } = photo
  return (
    <>
      {display.gamma !== 1 && <GammaCurve id={id} gamma={display.gamma} />}
      <img
        ref={pictureRef}
        className={classes.photo}
        src={imageUrl(photo.filename)}
        alt=""
        draggable={false}
        style={{ width, height, filter: filterOf(display, id), backgroundImage: `url("${previewUrl(photo.filename)}")` }}
        onLoad={() => onFailed(false)}
        onError={() => onFailed(true)}
      />
    </>
  )
}

function GammaCurve({ id, gamma }: { id: string; gamma: number }) {
  const curve = { type: 'gamma', exponent: 1 / gamma }
  return (
    <svg className={classes.curve} aria-hidden>
      <filter id={id} colorInterpolationFilters="sRGB">
        <feComponentTransfer>
          <feFuncR {...curve} />
          <feFuncG {...curve} />
          <feFuncB {...curve} />
        </feComponentTransfer>
      </filter>
    </svg>
  )
}
