import { useEffect, useRef } from 'react'
import { imageUrl } from '@/api/photos/imageUrl'
import { IconCheck } from '@/lib/icons'
import { texts } from '@/lib/texts'
import classes from './Filmstrip.module.css'
import type { QueuePhoto } from './queue'

interface Props {
  queue: QueuePhoto[]
  currentId: number
  onGo: (photo: QueuePhoto) => void
}

/** The photos in turn; those annotated carry a check. */
export function Filmstrip({ queue, currentId, onGo }: Props) {
  const current = useRef<HTMLLIElement>(null)
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [currentId])
  return (
    <nav aria-label={texts.annotate.filmstrip}>
      <ol className={classes.strip}>
        {queue.map((photo, index) => (
          <li key={photo.id} ref={photo.id === currentId ? current : undefined}>
            <button
              type="button"
              className={classes.frame}
              aria-label={texts.annotate.stripPhoto(index + 1, queue.length, photo.annotated)}
              aria-current={photo.id === currentId || undefined}
              onClick={() => onGo(photo)}
            >
              <img src={imageUrl(photo.filename, 160)} alt="" loading="lazy" />
              {photo.annotated && (
                <span className={classes.done}>
                  <IconCheck size={14} aria-hidden />
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
