import { ActionIcon, Loader } from '@mantine/core'
import { memo, useDeferredValue, useEffect, useMemo, useSyncExternalStore } from 'react'
import { useNavigate } from 'react-router-dom'
import { markReasons, type TimelinePhoto, type TimelineQuery } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { EmptyState } from '@/components/EmptyState'
import { IconChevronLeft, IconChevronRight, IconPhotoOff } from '@/lib/icons'
import { useKeys } from '@/lib/keys/useKeys'
import { texts } from '@/lib/texts'
import { useEvent } from '../api/useEvent'
import { isFiltered } from '../reviewAddress'
import { useReviewState, useSession } from '../session/context'
import { HistoryButtons } from '../session/HistoryButtons'
import { usePhotoNow } from '../session/usePhotoNow'
import { capturedText } from '../timeline/time'
import { isElsewhere } from '../verdicts/sharedKeys'
import { VerdictButtons } from '../verdicts/VerdictButtons'
import { photoVerdicts } from '../verdicts/verdicts'
import { annotateAddress } from './annotateAddress'
import { eventInOrder } from './eventOrder'
import { Filmstrip } from './Filmstrip'
import classes from './LargePhoto.module.css'
import { PhotoDetails } from './PhotoDetails'
import { Stage } from './Stage'
import { useAhead } from './useAhead'

const say = texts.largeView

/** One photo as large as the window allows, with everything that can be said of it. */
export function LargePhoto({ query, gapMinutes }: { query: TimelineQuery; gapMinutes: number }) {
  const session = useSession()
  const isOpen = useReviewState((state) => state.openId !== null)
  return (
    <Dialog
      opened={isOpen}
      onClose={() => session.opening.close()}
      title={<PhotoTitle />}
      fullScreen
      returnFocus={false}
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
      classNames={{ body: classes.body, content: classes.content, header: classes.header }}
      data-large-photo
    >
      <OpenPhoto gapMinutes={gapMinutes} query={query} />
    </Dialog>
  )
}

function PhotoTitle() {
  const id = useReviewState((state) => state.openId)
  const photo = usePhotoNow(id)
  return photo ? `${photo.camera} · ${capturedText(photo)}` : say.title
}

interface Shown {
  query: TimelineQuery
  gapMinutes: number
}

function OpenPhoto(shown: Shown) {
  const id = useReviewState((state) => state.openId)
  return id === null ? null : <PhotoWithId id={id} {...shown} />
}

function PhotoWithId({ id, gapMinutes, query }: Shown & { id: number }) {
  const session = useSession()
  const event = useEvent(id, gapMinutes)
  const photos = useMemo(() => eventInOrder(event.data ?? [], query.sort), [event.data, query.sort])
  useEffect(() => {
    session.opening.setEvent(photos)
    if (!session.source.model.find(id)) session.source.tell()
  }, [session, photos, id])
  useAhead(id)
  const photo = usePhotoNow(id)
  if (!photo && event.isError)
    return <EmptyState icon={<IconPhotoOff size={48} />} title={texts.photo.notFound} text={event.error.message} />
  if (!photo) return <Loader m="xl" aria-label={texts.loading} />
  return (
    <div className={classes.layout}>
      <PhotoKeys photo={photo} query={query} />
      <Stage photo={photo} />
      <Steps />
      <Side photo={photo} query={query} />
      <Strip photos={photos} openId={id} />
    </div>
  )
}

/** The next photo is not kept waiting for what stands beside it. */
function Side({ photo, query }: { photo: TimelinePhoto; query: TimelineQuery }) {
  const later = useDeferredValue(photo)
  return (
    <div className={classes.side}>
      <div className={classes.verdicts}>
        <PhotoVerdicts verdict={photo.verdict} marked={photo.marked} />
      </div>
      <Details photo={later} query={query} />
    </div>
  )
}

const PhotoVerdicts = memo(function PhotoVerdicts({ verdict, marked }: Pick<TimelinePhoto, 'verdict' | 'marked'>) {
  const session = useSession()
  return (
    <VerdictButtons
      layout="bar"
      verdicts={photoVerdicts}
      label={say.photoVerdict}
      present={[verdict, marked ? 'mark' : null]}
      onJudge={(chosen) => session.judging.judge(chosen, session.state.wholeEvent ? 'event' : 'photo')}
    >
      <div className={classes.history}>
        <HistoryButtons />
      </div>
    </VerdictButtons>
  )
})

const Details = memo(function Details({ photo, query }: { photo: TimelinePhoto; query: TimelineQuery }) {
  const { model } = useSession().source
  const isOutside = isFiltered(query) && model.blocks.length > 0 && !model.find(photo.id)
  return <PhotoDetails key={photo.id} photo={photo} query={query} note={isOutside ? say.outside : undefined} />
})

function Strip(shown: { photos: readonly TimelinePhoto[]; openId: number }) {
  const photos = useDeferredValue(shown.photos)
  const openId = useDeferredValue(shown.openId)
  return <LaterStrip photos={photos} openId={openId} />
}

const LaterStrip = memo(Filmstrip)

function Steps() {
  const session = useSession()
  useSyncExternalStore(session.source.subscribe, session.source.snapshot)
  return (
    <>
      {session.opening.beside(-1) && <Step side="left" />}
      {session.opening.beside(1) && <Step side="right" />}
    </>
  )
}

const Step = memo(function Step({ side }: { side: 'left' | 'right' }) {
  const session = useSession()
  const isLeft = side === 'left'
  const Icon = isLeft ? IconChevronLeft : IconChevronRight
  return (
    <ActionIcon
      className={classes.step}
      data-side={side}
      variant="filled"
      color="dark.6"
      size={44}
      radius="xl"
      aria-label={isLeft ? say.previous : say.next}
      onClick={() => session.opening.step(isLeft ? -1 : 1)}
    >
      <Icon size={26} />
    </ActionIcon>
  )
})

/** Keys of the open photo beside those of verdicts. */
function PhotoKeys({ photo, query }: { photo: TimelinePhoto; query: TimelineQuery }) {
  const session = useSession()
  const navigate = useNavigate()
  useKeys((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere()) return false
    const reason = markReasons[Number(event.key) - 1]
    if (event.key === 'ArrowLeft') session.opening.step(-1)
    else if (event.key === 'ArrowRight') session.opening.step(1)
    else if (event.key === 'a') void navigate(annotateAddress(photo.id, query, session.state.wholeEvent))
    else if (event.key === 'Escape' && session.state.boxId !== null) session.set({ boxId: null })
    else if (event.key === 'Escape') session.opening.close()
    else if (reason) session.judging.markAs(photo.id, reason, photo.note ?? '')
    else return false
    return true
  })
  return null
}
