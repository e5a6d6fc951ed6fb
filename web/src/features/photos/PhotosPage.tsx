import { Button, Group, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router-dom'
import { usePhotos } from '@/api/usePhotos'
import { Dialog } from '@/components/Dialog'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { Page } from '@/components/Page'
import { AddPhotos } from '@/components/upload/AddPhotos'
import { IconFilter, IconPhotoOff, IconPhotoPlus } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { FilterBar } from './FilterBar'
import { filtersOf, withoutFilters } from './filters'
import { PhotoGrid } from './PhotoGrid'
import { PhotoModal } from './PhotoModal'

const say = texts.photosPage

export default function PhotosPage() {
  const [search, setSearch] = useSearchParams()
  const filters = useMemo(() => filtersOf(search), [search])
  const list = usePhotos(filters)
  const photos = useMemo(() => list.data?.pages.flatMap((page) => page.photos) ?? [], [list.data])
  const openId = Number(search.get('photo')) || null
  const open = (id: number | null) => setSearch(withPhoto(search, id), { replace: openId !== null && id !== null })

  return (
    <Page title={say.title} actions={<AddPhotosButton />}>
      <Filters />
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <GridSkeleton />}
      {list.data && photos.length === 0 && (
        <NoPhotos filtered={Object.keys(filters).length > 0} onClear={() => setSearch(withoutFilters(search))} />
      )}
      {photos.length > 0 && (
        <Stack gap="sm" style={{ opacity: list.isPlaceholderData ? 0.5 : 1 }}>
          <Text size="sm" c="dimmed" role="status">
            {say.shown(photos.length, list.data?.pages[0]?.total ?? photos.length)}
          </Text>
          <PhotoGrid photos={photos} onOpen={open} />
          <More hasMore={list.hasNextPage} loading={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
        </Stack>
      )}
      <PhotoModal
        id={openId}
        photos={photos}
        onOpen={open}
        onNearEnd={() => {
          if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
        }}
      />
    </Page>
  )
}

function withPhoto(search: URLSearchParams, id: number | null): URLSearchParams {
  const changed = new URLSearchParams(search)
  if (id === null) changed.delete('photo')
  else changed.set('photo', String(id))
  return changed
}

/** On a phone the filters wait behind a button, so that photos come first. */
function Filters() {
  const isPhone = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false })
  const [opened, { open, close }] = useDisclosure()
  if (!isPhone) return <FilterBar />
  return (
    <>
      <Button variant="default" leftSection={<IconFilter size={18} />} onClick={open}>
        {say.filters}
      </Button>
      <Dialog opened={opened} onClose={close} title={say.filters}>
        <FilterBar />
      </Dialog>
    </>
  )
}

function AddPhotosButton() {
  const [opened, { open, close }] = useDisclosure()
  return (
    <>
      <Button leftSection={<IconPhotoPlus size={18} />} onClick={open}>
        {say.add}
      </Button>
      <Dialog opened={opened} onClose={close} title={texts.upload.title} size="lg">
        <AddPhotos />
      </Dialog>
    </>
  )
}

function NoPhotos({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const icon = <IconPhotoOff size={48} />
  if (!filtered) return <EmptyState icon={icon} title={say.empty} text={say.emptyText} />
  return (
    <EmptyState icon={icon} title={say.noMatch} text={say.noMatchText}>
      <Button variant="default" onClick={onClear}>
        {say.clear}
      </Button>
    </EmptyState>
  )
}

function GridSkeleton() {
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, md: 4, lg: 5 }} spacing="sm" role="status" aria-label={texts.loading}>
      {Array.from({ length: 15 }, (_, index) => (
        <Skeleton key={index} style={{ aspectRatio: '4 / 3' }} />
      ))}
    </SimpleGrid>
  )
}

interface MoreProps {
  hasMore: boolean
  loading: boolean
  onMore: () => void
}

/** Loads the next photos when it comes near the window, or when pressed. */
function More({ hasMore, loading, onMore }: MoreProps) {
  if (!hasMore) return null
  const watch = (element: HTMLElement | null) => {
    if (!element) return
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && onMore(), {
      rootMargin: '800px',
    })
    observer.observe(element)
    return () => observer.disconnect()
  }
  return (
    <Group justify="center" py="md" ref={watch}>
      <Button variant="default" loading={loading} onClick={onMore}>
        {say.more}
      </Button>
    </Group>
  )
}
