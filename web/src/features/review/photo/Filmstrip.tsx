import { Switch, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { imageUrl } from '@/api/photos/imageUrl'
import type { TimelinePhoto } from '@/api/types'
import { texts } from '@/lib/texts'
import { useReviewState, useSession, useShown } from '../session/context'
import { verdictLooks } from '../verdicts/verdictLooks'
import classes from './Filmstrip.module.css'

const say = texts.largeView
const stripWidth = 160

/** The photos of the open one's event, in the order of the grid. */
export function Filmstrip({ photos, openId }: { photos: readonly TimelinePhoto[]; openId: number }) {
  const session = useSession()
  const wholeEvent = useReviewState((state) => state.wholeEvent)
  const open = useRef<HTMLButtonElement>(null)
  const position = photos.findIndex((photo) => photo.id === openId) + 1
  useEffect(() => {
    // In braces: browsers begin to answer with a promise, which is no cleanup.
    void open.current?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  }, [openId, photos])
  if (position === 0) return <div className={classes.strip} />
  return (
    <div className={classes.strip}>
      <div className={classes.position}>
        <Text size="xs" c="dimmed">
          {say.inEvent(position, photos.length)}
        </Text>
        {photos.length > 1 && (
          <Switch
            size="xs"
            label={say.toWholeEvent}
            checked={wholeEvent}
            onChange={(event) => session.set({ wholeEvent: event.currentTarget.checked })}
          />
        )}
      </div>
      <div className={classes.photos} role="group" aria-label={say.filmstrip}>
        {photos.map((photo, index) => (
          <StripPhoto key={photo.id} photo={photo} position={index + 1} total={photos.length} open={photo.id === openId ? open : undefined} />
        ))}
      </div>
    </div>
  )
}

interface StripProps {
  photo: TimelinePhoto
  position: number
  total: number
  /** Given to the photo that is open. */
  open: React.RefObject<HTMLButtonElement | null> | undefined
}

function StripPhoto({ photo: stored, position, total, open }: StripProps) {
  const session = useSession()
  const photo = useShown(stored)
  const look = photo.verdict && verdictLooks[photo.verdict]
  return (
    <button
      ref={open}
      type="button"
      className={classes.photo}
      aria-current={open ? 'true' : undefined}
      aria-label={say.stripPhoto(position, total, photo.verdict ? texts.review.verdicts[photo.verdict] : '')}
      onClick={() => session.opening.open(photo.id)}
    >
      <img src={imageUrl(photo.filename, stripWidth)} alt="" loading="lazy" style={{ aspectRatio: `${photo.width} / ${photo.height}` }} />
      {look && (
        <span className={classes.badge} aria-hidden>
          <look.icon size={12} stroke={3} color={look.color} />
        </span>
      )}
    </button>
  )
}
