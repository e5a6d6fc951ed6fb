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
  const [search, setSearch] = useSearchParams()
  const sessions = useSessions()
  useLeaving(sessions)
  const source = sourceIn(search)
  const turn = useQueue(source)
  const [chosenId, setChosenId] = useState<number | null>(null)
  const [model, setModel] = useState<string | null>(null)
  const chosenClass = useState<string | null>(null)
  const [doneAt, setDoneAt] = useState<readonly number[]>([])
  const openedId = chosenId ?? (Number(search.get('photo')) || 0)
  const isListed = turn.photos?.some((photo) => photo.id === openedId) ?? true
  const opened = usePhoto(openedId, openedId > 0 && !isListed)
  const queue = queueOf(turn.photos ?? [], openedId > 0 && !isListed ? opened.data : undefined)
  const current = queue.find((photo) => photo.id === openedId) ?? queue.find((photo) => !photo.annotated) ?? queue[0]
  const go = (photo: QueuePhoto | undefined) => {
    if (!photo) return
    // The address follows a moment later; a key pressed meanwhile must already meet the new photo.
    setChosenId(photo.id)
    setSearch(addressOf(search, source, photo.id), { replace: true })
  }

  if (turn.isPending || (openedId > 0 && !isListed && opened.isPending)) return <Loader m="xl" aria-label={texts.loading} />
  if (turn.isError)
    return (
      <Page title={say.title}>
        <ErrorState error={turn.error} onRetry={() => void turn.refetch()} />
      </Page>
    )
  if (!current) return <NothingMarked />
  // Once begun, a photo stays open: saving it must not move on to the next.
  if (chosenId === null) setChosenId(current.id)
  const index = queue.indexOf(current)
  const next = nextOpen(queue, current.id)
  const done = () => {
    setDoneAt(withNow)
    go(next)
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
        onGo={go}
        onDone={done}
        filmstrip={<Filmstrip queue={queue} currentId={current.id} onGo={go} />}
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
