import { ActionIcon, Loader } from '@mantine/core'
import { useEffect, useSyncExternalStore } from 'react'
import { useNavigate } from 'react-router-dom'
import { markReasons, type TimelinePhoto, type TimelineQuery } from '@/api/types'
import { useEvent } from '@/api/useEvent'
import { Dialog } from '@/components/Dialog'
import { EmptyState } from '@/components/EmptyState'
import { IconChevronLeft, IconChevronRight, IconPhotoOff } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useKeys } from '@/lib/useKeys'
import { annotateAddress } from './annotateAddress'
import { useReviewState, useSession } from './context'
import { Filmstrip } from './Filmstrip'
import { HistoryButtons } from './HistoryButtons'
import classes from './LargePhoto.module.css'
import { PhotoDetails } from './PhotoDetails'
import { isFiltered } from './reviewAddress'
import { Stage } from './Stage'
import { capturedText } from './time'
import { useAhead } from './useAhead'
import { usePhotoNow } from './usePhotoNow'
import { VerdictButtons } from './VerdictButtons'
import { photoVerdicts } from './verdicts'

const say = texts.largeView

/** One photo as large as the window allows, with everything that can be said of it. */
export function LargePhoto({ query, gapMinutes }: { query: TimelineQuery; gapMinutes: number }) {
  const session = useSession()
  const id = useReviewState((state) => state.openId)
  return (
    <Dialog
      opened={id !== null}
      onClose={() => session.close()}
      title={id === null ? say.title : <PhotoTitle id={id} />}
      fullScreen
      returnFocus={false}
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
      classNames={{ body: classes.body, content: classes.content, header: classes.header }}
      data-large-photo
    >
      {id !== null && <OpenPhoto id={id} gapMinutes={gapMinutes} query={query} />}
    </Dialog>
  )
}

function PhotoTitle({ id }: { id: number }) {
  const photo = usePhotoNow(id)
  return photo ? `${photo.camera} · ${capturedText(photo)}` : say.title
}

function OpenPhoto({ id, gapMinutes, query }: { id: number; gapMinutes: number; query: TimelineQuery }) {
  const session = useSession()
  const event = useEvent(id, gapMinutes)
  useEffect(() => {
    session.setEvent(event.data ?? [])
    if (!session.source.model.find(id)) session.source.tell()
  }, [session, event.data, id])
  useAhead(id)
  const photo = usePhotoNow(id)
  const wholeEvent = useReviewState((state) => state.wholeEvent)
  if (!photo && event.isError)
    return <EmptyState icon={<IconPhotoOff size={48} />} title={texts.photo.notFound} text={event.error.message} />
  if (!photo) return <Loader m="xl" aria-label={texts.loading} />
  const isOutside = isFiltered(query) && session.source.model.blocks.length > 0 && !session.source.model.find(id)
  return (
    <div className={classes.layout}>
      <PhotoKeys photo={photo} query={query} />
      <Stage photo={photo} />
      <Steps />
      <div className={classes.side}>
        <div className={classes.verdicts}>
          <VerdictButtons
            layout="bar"
            verdicts={photoVerdicts}
            label={say.photoVerdict}
            present={[photo.verdict, photo.marked ? 'mark' : null]}
            onJudge={(verdict) => session.judge(verdict, wholeEvent ? 'event' : 'photo')}
          >
            <div className={classes.history}>
              <HistoryButtons />
            </div>
          </VerdictButtons>
        </div>
        <PhotoDetails key={photo.id} photo={photo} query={query} note={isOutside ? say.outside : undefined} />
      </div>
      <Filmstrip photos={event.data ?? []} openId={id} />
    </div>
  )
}

function Steps() {
  const session = useSession()
  useSyncExternalStore(session.source.subscribe, session.source.snapshot)
  return (
    <>
      {session.beside(-1) && (
        <ActionIcon className={classes.step} data-side="left" variant="filled" color="dark.6" size={44} radius="xl" aria-label={say.previous} onClick={() => session.step(-1)}>
          <IconChevronLeft size={26} />
        </ActionIcon>
      )}
      {session.beside(1) && (
        <ActionIcon className={classes.step} data-side="right" variant="filled" color="dark.6" size={44} radius="xl" aria-label={say.next} onClick={() => session.step(1)}>
          <IconChevronRight size={26} />
        </ActionIcon>
      )}
    </>
  )
}

/** Keys of the open photo beside those of verdicts. */
function PhotoKeys({ photo, query }: { photo: TimelinePhoto; query: TimelineQuery }) {
  const session = useSession()
  const navigate = useNavigate()
  useKeys((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || session.state.asking) return false
    const reason = markReasons[Number(event.key) - 1]
    if (event.key === 'ArrowLeft') session.step(-1)
    else if (event.key === 'ArrowRight') session.step(1)
    else if (event.key === 'a') void navigate(annotateAddress(photo.id, query, session.state.wholeEvent))
    else if (event.key === 'Escape' && session.state.boxId !== null) session.set({ boxId: null })
    else if (event.key === 'Escape') session.close()
    else if (reason) session.markAs(photo.id, reason, photo.note ?? '')
    else return false
    return true
  })
  return null
}
