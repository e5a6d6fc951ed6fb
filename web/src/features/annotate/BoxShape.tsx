import type { PointerEvent } from 'react'
import { classColor } from '@/lib/classColor'
import { formatPercent } from '@/lib/format'
import { handlePoint, handles } from '@/lib/geometry'
import classes from './Canvas.module.css'
import type { SceneBox } from './scene'
import type { Target } from './useGestures'

interface Props {
  box: SceneBox
  /** Where the box is on the screen. */
  frame: { x: number; y: number; width: number; height: number }
  selected: boolean
  coarse: boolean
  onDown: (event: PointerEvent<Element>, target: Target) => void
}

const labelHeight = 20
const letterWidth = 8

/** One box: its outline, its class, and handles while it is selected. */
export function BoxShape({ box, frame, selected, coarse, onDown }: Props) {
  const color = classColor(box.class_name)
  return (
    <g style={{ color }} data-origin={box.origin} data-selected={selected || undefined}>
      <rect {...frame} className={classes.halo} />
      <rect {...frame} className={classes.box} onPointerDown={(event) => onDown(event, { kind: 'box', box })} />
      <Label box={box} frame={frame} />
      {selected && <Handles box={box} frame={frame} size={coarse ? 14 : 10} reach={coarse ? 36 : 16} onDown={onDown} />}
    </g>
  )
}

function Label({ box, frame }: Pick<Props, 'box' | 'frame'>) {
  const text = box.confidence !== undefined && box.origin === 'proposed' ? `${box.class_name} ${formatPercent(box.confidence)}?` : box.class_name
  const y = frame.y > labelHeight ? frame.y - labelHeight : frame.y
  return (
    <g className={classes.label}>
      <rect x={frame.x} y={y} width={text.length * letterWidth + 12} height={labelHeight} rx={3} fill="currentColor" />
      <text x={frame.x + 6} y={y + 14}>
        {text}
      </text>
    </g>
  )
}

function Handles({ box, frame, size, reach, onDown }: Pick<Props, 'box' | 'frame' | 'onDown'> & { size: number; reach: number }) {
  const shape = { x_min: frame.x, y_min: frame.y, x_max: frame.x + frame.width, y_max: frame.y + frame.height }
  // On a small box the side handles would hide it.
  const isSmall = Math.min(frame.width, frame.height) < 2 * reach
  return handles.filter((handle) => !isSmall || handle.length === 2).map((handle) => {
    const { x, y } = handlePoint(shape, handle)
    return (
      <g key={handle} className={classes.handle} data-handle={handle} onPointerDown={(event) => onDown(event, { kind: 'handle', box, handle })}>
        <rect x={x - reach / 2} y={y - reach / 2} width={reach} height={reach} className={classes.reach} />
        <rect x={x - size / 2} y={y - size / 2} width={size} height={size} rx={2} />
      </g>
    )
  })
}
