import { useState, useSyncExternalStore } from 'react'
import { imageUrl } from '@/api/photos/imageUrl'
import type { TimelinePhoto } from '@/api/types'
import { BoxLayer } from '@/components/BoxLayer'
import { boxesFrom, layerBox } from '../filters/boxes'
import { useThreshold } from '../filters/threshold'
import { useSession } from '../session/context'
import classes from './PhotoFrame.module.css'

export const thumbnailWidth = 320

/** A thumbnail inside a frame of 4 to 3, whatever the photo's shape, with the boxes from the threshold up. */
export function PhotoFrame({ photo, width = thumbnailWidth }: { photo: TimelinePhoto; width?: number }) {
  const isWide = photo.width * 3 >= photo.height * 4
  return (
    <span className={classes.frame}>
      <span className={classes.photo} style={{ aspectRatio: `${photo.width} / ${photo.height}` }} data-wide={isWide || undefined}>
        <Thumbnail address={imageUrl(photo.filename, width)} />
        <FrameBoxes photo={photo} />
      </span>
    </span>
  )
}

/** The picture, once the grid is slow enough for it to be seen. */
function Thumbnail({ address }: { address: string }) {
  const { scroller } = useSession()
  const isPassing = useSyncExternalStore(scroller.subscribe, scroller.isPassing)
  const [isWanted, setWanted] = useState(!isPassing)
  if (!isWanted && !isPassing) setWanted(true)
  return <img src={isWanted ? address : undefined} alt="" decoding="async" draggable={false} />
}

function FrameBoxes({ photo }: { photo: TimelinePhoto }) {
  const { value } = useThreshold()
  return <BoxLayer boxes={boxesFrom(photo, value).map(layerBox)} />
}
