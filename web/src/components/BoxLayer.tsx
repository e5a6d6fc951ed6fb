import { classColor } from '@/lib/classes/classColor'
import type { Box } from '@/lib/geometry'
import classes from './BoxLayer.module.css'

export interface LayerBox extends Box {
  key: number | string
  class_name: string
  label?: string
  color?: string
  dashed?: boolean
}

/** Boxes drawn over a photo; it fills its positioned parent, which has the photo's shape. */
export function BoxLayer({ boxes, labels = false }: { boxes: LayerBox[]; labels?: boolean }) {
  return (
    <div className={classes.layer} aria-hidden>
      {boxes.map((box) => (
        <BoxOutline key={box.key} box={box} label={labels} />
      ))}
    </div>
  )
}

const percent = (share: number) => `${share * 100}%`

function BoxOutline({ box, label }: { box: LayerBox; label: boolean }) {
  const text = box.label ?? box.class_name
  const style = {
    left: percent(box.x_min),
    top: percent(box.y_min),
    width: percent(box.x_max - box.x_min),
    height: percent(box.y_max - box.y_min),
    '--box-color': box.color ?? classColor(box.class_name),
  }
  return (
    <div className={classes.box} style={style} data-dashed={box.dashed || undefined}>
      {label && text && (
        <span className={classes.label} data-below={box.y_min < 0.06 || undefined}>
          {text}
        </span>
      )}
    </div>
  )
}
