import { Alert, Button, Group, Loader, Text } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { Page } from '@/components/Page'
import { IconCircleCheck, IconPencil } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { usePhoto } from './api/usePhoto'
import { Filmstrip } from './queue/Filmstrip'
import { withNow } from './queue/pace'
import { nextOpen, queueOf, type QueuePhoto } from './queue/queue'
import { QueueProgress } from './queue/QueueProgress'
import { sourceIn, useQueue, type Source } from './queue/useQueue'
import { useLeaving, useSessions } from './saving/useSessions'
import { Workspace } from './Workspace'

const say = texts.annotate

export default function AnnotatePage() {
  useLeaving(useSessions())
  const [search, setSearch] = useSearchParams()
  const source = sourceIn(search)
  const kept = useKept()
  const [chosenId, setChosenId] = useState<number | null>(null)
  const turn = useTurn(source, chosenId ?? (Number(search.get('photo')) || 0))
  const go = (photo: QueuePhoto | undefined) => {
    if (!photo) return
    // The address follows a moment later; a key pressed meanwhile must already meet the new photo.
    setChosenId(photo.id)
    setSearch(addressOf(search, source, photo.id), { replace: true })
  }

  if (turn.isPending) return <Loader m="xl" aria-label={texts.loading} />
  if (turn.error)
    return (
      <Page title={say.title}>
        <ErrorState error={turn.error} onRetry={() => void turn.refetch()} />
      </Page>
    )
  if (!turn.current) return <NothingMarked />
  // Once begun, a photo stays open: saving it must not move on to the next.
  if (chosenId === null) setChosenId(turn.current.id)
  return <Annotating source={source} queue={turn.queue} current={turn.current} kept={kept} onGo={go} />
}

/** What outlasts a photo: the model asked, the class chosen last, and how quickly photos get done. */
function useKept() {
  const [model, setModel] = useState<string | null>(null)
  const chosenClass = useState<string | null>(null)
  const [doneAt, setDoneAt] = useState<readonly number[]>([])
  return { model, setModel, chosenClass, doneAt, setDoneAt }
}

/** The photos in turn, and which of them is the present one. */
function useTurn(source: Source, openedId: number) {
  const turn = useQueue(source)
  const isListed = turn.photos?.some((photo) => photo.id === openedId) ?? true
  const isApart = openedId > 0 && !isListed
  const opened = usePhoto(openedId, isApart)
  const queue = queueOf(turn.photos ?? [], isApart ? opened.data : undefined)
  return {
    queue,
    current: queue.find((photo) => photo.id === openedId) ?? queue.find((photo) => !photo.annotated) ?? queue[0],
    isPending: turn.isPending || (isApart && opened.isPending),
    error: turn.error,
    refetch: turn.refetch,
  }
}

interface AnnotatingProps {
  source: Source
  queue: QueuePhoto[]
  current: QueuePhoto
  kept: ReturnType<typeof useKept>
  onGo: (photo: QueuePhoto | undefined) => void
}

function Annotating({ source, queue, current, kept, onGo }: AnnotatingProps) {
  const sessions = useSessions()
  const { model, setModel, chosenClass, doneAt, setDoneAt } = kept
  const index = queue.indexOf(current)
  const next = nextOpen(queue, current.id)
  const done = () => {
    setDoneAt(withNow)
    onGo(next)
  }
  return (
    <Page title={say.title} actions={<QueueProgress queue={queue} source={source} doneAt={doneAt} sessions={sessions} />}>
      {queue.every((photo) => photo.annotated) && <AllDone />}
      <Workspace
        key={current.id}
        photo={current}
        sessions={sessions}
        model={model}
        onModel={setModel}
        chosenClass={chosenClass}
        previous={queue[index - 1]}
        next={queue[index + 1]}
        ahead={[next, next && nextOpen(queue, next.id)]}
        onGo={onGo}
        onDone={done}
        filmstrip={<Filmstrip queue={queue} currentId={current.id} onGo={onGo} />}
      />
    </Page>
  )
}

/** The address of another photo of the same turn. */
function addressOf(search: URLSearchParams, source: Source, photoId: number): URLSearchParams {
  const address = new URLSearchParams(search)
  address.set('photo', String(photoId))
  if (source.kind !== 'marked') address.set('of', String(source.photoId))
  return address
}

function NothingMarked() {
  return (
    <Page title={say.title}>
      <EmptyState icon={<IconPencil size={48} />} title={say.empty} text={say.emptyText}>
        <Button component={Link} to="/photos">
          {say.toPhotos}
        </Button>
      </EmptyState>
    </Page>
  )
}

function AllDone() {
  return (
    <Alert color="green" variant="light" icon={<IconCircleCheck />}>
      <Group justify="space-between">
        <Text>{say.allDone}</Text>
        <Button component={Link} to="/training" size="compact-md">
          {say.train}
        </Button>
      </Group>
    </Alert>
  )
}
