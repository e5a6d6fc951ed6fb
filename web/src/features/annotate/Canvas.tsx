import { useMediaQuery } from '@mantine/hooks'
import { useEffect } from 'react'
import { imageUrl } from '@/api/imageUrl'
import type { Photo } from '@/api/types'
import { areaOf, type Box } from '@/lib/geometry'
import { texts } from '@/lib/texts'
import { BoxShape } from './BoxShape'
import classes from './Canvas.module.css'
import type { Scene } from './scene'
import { useGestures } from './useGestures'
import { toScreen, type Viewport } from './useViewport'

interface Props {
  photo: Photo
  scene: Scene
  selected: number | null
  viewport: Viewport
  panning: boolean
  onSelect: (key: number | null) => void
  onDraw: (box: Box) => void
  onReshape: (key: number, box: Box) => void
}

const wheelStep = 1.0015

/** The photo with its boxes, to draw on. */
export function Canvas({ photo, scene, selected, viewport, panning, ...on }: Props) {
  const { view, stage } = viewport
  const gestures = useGestures({ photo, viewport, selected, panning, ...on })
  const isCoarse = useMediaQuery('(pointer: coarse)') ?? false
  useWheelZoom(viewport)
  // Small boxes lie above large ones, so that each can be reached.
  const boxes = [...scene.boxes].sort((a, b) => areaOf(b) - areaOf(a))
  const shownBox = (box: Scene['boxes'][number]) =>
    gestures.preview?.key === box.key ? { ...box, ...gestures.preview.box } : box
  return (
    <div className={classes.stage} ref={stage} data-panning={panning || undefined}>
      <img
        className={classes.photo}
        src={imageUrl(photo.filename)}
        alt=""
        draggable={false}
        style={{ width: photo.width, height: photo.height, transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})` }}
      />
      <svg
        className={classes.boxes}
        data-stage
        role="application"
        aria-label={texts.annotate.canvas}
        tabIndex={0}
        onPointerDown={(event) => gestures.down(event, { kind: 'photo' })}
        onPointerMove={gestures.move}
        onPointerUp={gestures.up}
        onPointerCancel={gestures.cancel}
      >
        {boxes.map((box) => (
          <BoxShape
            key={box.key}
            box={box}
            frame={toScreen(view, photo, shownBox(box))}
            selected={box.key === selected}
            coarse={isCoarse}
            onDown={gestures.down}
          />
        ))}
        {gestures.preview?.key === null && <rect className={classes.drawing} {...toScreen(view, photo, gestures.preview.box)} />}
      </svg>
    </div>
  )
}

/** React listens to wheels passively; zooming must keep the page from scrolling. */
function useWheelZoom(viewport: Viewport): void {
  useEffect(() => {
    const element = viewport.stage.current
    const turn = (event: WheelEvent) => {
      event.preventDefault()
      const frame = (event.currentTarget as Element).getBoundingClientRect()
      viewport.zoom(wheelStep ** -event.deltaY, { x: event.clientX - frame.left, y: event.clientY - frame.top })
    }
    element?.addEventListener('wheel', turn, { passive: false })
    return () => element?.removeEventListener('wheel', turn)
  }, [viewport])
}
