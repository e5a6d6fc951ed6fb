import { ActionIcon, Loader, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { imageUrl } from '@/api/imageUrl'
import { markReasons, type Photo } from '@/api/types'
import { useMarkPhotoForRetraining } from '@/api/useMarkPhotoForRetraining'
import { usePhoto } from '@/api/usePhoto'
import { BoxLayer } from '@/components/BoxLayer'
import { detectionBoxes } from '@/components/detectionBoxes'
import { Dialog } from '@/components/Dialog'
import { EmptyState } from '@/components/EmptyState'
import { reportMarkFailure, useToggleMark } from '@/components/MarkButton'
import { formatDateTime } from '@/lib/format'
import { IconChevronLeft, IconChevronRight, IconPhotoOff } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useKeys } from '@/lib/useKeys'
import { PhotoDetails } from './PhotoDetails'
import classes from './PhotoModal.module.css'

interface Props {
  id: number | null
  /** The list the photo stands in; its neighbours are one key away. */
  photos: Photo[]
  onOpen: (id: number | null) => void
  onNearEnd: () => void
}

const nearEnd = 5

export function PhotoModal({ id, photos, onOpen, onNearEnd }: Props) {
  const isPhone = useMediaQuery('(max-width: 61.99em)', false, { getInitialValueInEffect: false })
  const index = photos.findIndex((photo) => photo.id === id)
  useEffect(() => {
    if (index >= 0 && index >= photos.length - nearEnd) onNearEnd()
  }, [index, photos.length, onNearEnd])
  const close = () => {
    onOpen(null)
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-photo-id="${id}"]`)?.focus())
  }
  return (
    <Dialog
      opened={id !== null}
      onClose={close}
      title={<Title photo={photos[index]} />}
      fullScreen={isPhone}
      size="min(1360px, 94vw)"
      returnFocus={false}
      transitionProps={{ duration: 80 }}
    >
      {id !== null && (
        <OpenPhoto id={id} listed={photos[index]} previous={photos[index - 1]} next={index >= 0 ? photos[index + 1] : undefined} onOpen={onOpen} />
      )}
    </Dialog>
  )
}

function Title({ photo }: { photo: Photo | undefined }) {
  return photo ? `${photo.camera} · ${formatDateTime(photo.captured_at)}` : texts.modal.title
}

interface OpenProps {
  id: number
  listed: Photo | undefined
  previous: Photo | undefined
  next: Photo | undefined
  onOpen: (id: number) => void
}

function OpenPhoto({ id, listed, previous, next, onOpen }: OpenProps) {
  const one = usePhoto(id, listed === undefined)
  const photo = listed ?? one.data
  usePrefetched(previous, next)
  if (one.isError)
    return <EmptyState icon={<IconPhotoOff size={48} />} title={texts.photo.notFound} text={one.error.message} />
  if (!photo) return <Loader m="xl" aria-label={texts.loading} />
  return (
    <div className={classes.layout}>
      <PhotoKeys photo={photo} previous={previous} next={next} onOpen={onOpen} />
      <BigPhoto photo={photo} />
      {previous && <Step side="left" label={texts.modal.previous} onClick={() => onOpen(previous.id)} />}
      {next && <Step side="right" label={texts.modal.next} onClick={() => onOpen(next.id)} />}
      <PhotoDetails key={photo.id} photo={photo} />
    </div>
  )
}

function BigPhoto({ photo }: { photo: Photo }) {
  const [failed, setFailed] = useState<number | null>(null)
  const shape = { '--shape': photo.width / photo.height, aspectRatio: `${photo.width} / ${photo.height}` }
  return (
    <div className={classes.stage}>
      <div className={classes.photo} style={shape}>
        {failed === photo.id ? (
          <Text c="gray.4" p="lg">
            {texts.photo.noPicture}
          </Text>
        ) : (
          <img
            src={imageUrl(photo.filename, 1280)}
            alt={texts.photo.alt(photo.camera, formatDateTime(photo.captured_at))}
            onError={() => setFailed(photo.id)}
          />
        )}
        <BoxLayer boxes={detectionBoxes(photo)} labels />
      </div>
    </div>
  )
}

function Step({ side, label, onClick }: { side: 'left' | 'right'; label: string; onClick: () => void }) {
  const Icon = side === 'left' ? IconChevronLeft : IconChevronRight
  return (
    <ActionIcon className={classes.step} data-side={side} variant="filled" color="dark.6" size={44} radius="xl" aria-label={label} onClick={onClick}>
      <Icon size={26} />
    </ActionIcon>
  )
}

/** The neighbours' pictures are fetched ahead, so that stepping shows them at once. */
function usePrefetched(...photos: (Photo | undefined)[]): void {
  const names = photos.map((photo) => photo?.filename).join('/')
  useEffect(() => {
    for (const name of names.split('/')) if (name) new Image().src = imageUrl(name, 1280)
  }, [names])
}

function PhotoKeys({ photo, previous, next, onOpen }: Omit<OpenProps, 'id' | 'listed'> & { photo: Photo }) {
  const toggleMark = useToggleMark()
  const mark = useMarkPhotoForRetraining()
  const navigate = useNavigate()
  useKeys((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    const reason = markReasons[Number(event.key) - 1]
    if (event.key === 'ArrowLeft' && previous) onOpen(previous.id)
    else if (event.key === 'ArrowRight' && next) onOpen(next.id)
    else if (event.key === 'm') toggleMark(photo)
    else if (event.key === 'a') void navigate(`/annotate?photo=${photo.id}`)
    else if (reason) mark.mutate({ id: photo.id, reason, note: photo.mark_note ?? '' }, { onError: reportMarkFailure })
    else return false
    return true
  })
  return null
}
