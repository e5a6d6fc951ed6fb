import { Alert, Button, Group, Loader, Progress, Text } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import type { Photo } from '@/api/types'
import { useMarkedPhotos } from '@/api/useMarkedPhotos'
import { usePhoto } from '@/api/usePhoto'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { Page } from '@/components/Page'
import { IconCircleCheck, IconPencil } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { Filmstrip } from './Filmstrip'
import { nextOpen, queueOf } from './queue'
import { useSessions } from './useSessions'
import { Workspace } from './Workspace'

const say = texts.annotate

export default function AnnotatePage() {
  const [search, setSearch] = useSearchParams()
  const sessions = useSessions()
  const marked = useMarkedPhotos()
  const [chosenId, setChosenId] = useState<number | null>(null)
  const openedId = chosenId ?? (Number(search.get('photo')) || 0)
  const isListed = marked.data?.some((photo) => photo.id === openedId) ?? true
  const opened = usePhoto(openedId, openedId > 0 && !isListed)
  const queue = queueOf(marked.data ?? [], openedId > 0 && !isListed ? opened.data : undefined)
  const current = queue.find((photo) => photo.id === openedId) ?? queue.find((photo) => !photo.annotated) ?? queue[0]
  const go = (photo: Photo | undefined) => {
    if (!photo) return
    // The address follows a moment later; a key pressed meanwhile must already meet the new photo.
    setChosenId(photo.id)
    setSearch({ photo: String(photo.id) }, { replace: true })
  }

  if (marked.isPending || (openedId > 0 && !isListed && opened.isPending)) return <Loader m="xl" aria-label={texts.loading} />
  if (marked.isError) return <ErrorState error={marked.error} onRetry={() => void marked.refetch()} />
  if (!current) return <NothingMarked />
  // Once begun, a photo stays open: saving it must not move on to the next.
  if (chosenId === null) setChosenId(current.id)
  const index = queue.indexOf(current)
  return (
    <Page title={say.title} actions={<QueueProgress queue={queue} />}>
      {queue.every((photo) => photo.annotated) && <AllDone />}
      <Workspace
        key={current.id}
        photo={current}
        sessions={sessions}
        previous={queue[index - 1]}
        next={queue[index + 1]}
        onGo={go}
        onDone={() => go(nextOpen(queue, current.id))}
        filmstrip={<Filmstrip queue={queue} currentId={current.id} onGo={go} />}
      />
    </Page>
  )
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

function QueueProgress({ queue }: { queue: Photo[] }) {
  const done = queue.filter((photo) => photo.annotated).length
  return (
    <Group gap="sm" wrap="nowrap">
      <Progress w={120} value={(100 * done) / queue.length} aria-label={say.progressLabel} />
      <Text size="sm" role="status">
        {say.progress(done, queue.length)}
      </Text>
    </Group>
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
