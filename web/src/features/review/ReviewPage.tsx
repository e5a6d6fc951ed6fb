import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMemo, useState, type ReactNode } from 'react'
import { useSearchParams } from 'react-router-dom'
import type { TimelineQuery } from '@/api/types'
import { CompactButton } from '@/components/CompactButton'
import { Page } from '@/components/Page'
import { AddPhotosDialog } from '@/components/upload/AddPhotosDialog'
import { IconPhotoPlus } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { usePhone } from '@/lib/usePhone'
import { CompareView } from './compare/CompareView'
import { FilterDialog } from './filters/FilterDialog'
import { ThresholdContext } from './filters/threshold'
import { GridView } from './grid/GridView'
import { FalseAlarmsView } from './groups/FalseAlarmsView'
import { lasting, queryOf, thresholdOf, viewOf, views, withChanges, type View } from './reviewAddress'

const say = texts.review

export default function ReviewPage() {
  const [search, setSearch] = useSearchParams()
  const view = viewOf(search)
  const lastingPart = lasting(search)
  const query = useMemo(() => queryOf(new URLSearchParams(lastingPart)), [lastingPart])
  return (
    <ThresholdProvider initial={thresholdOf(search)}>
      <Page
        title={say.title}
        actions={
          <>
            <ViewChoice view={view} onChoose={(chosen) => setSearch(withChanges(search, { view: chosen, photo: null }))} />
            <AddPhotosButton />
          </>
        }
      >
        {view === 'grid' && <FilteredGrid query={query} />}
        {view === 'false-alarms' && <FalseAlarmsView />}
        {view === 'compare' && <CompareView query={query} />}
      </Page>
    </ThresholdProvider>
  )
}

/** Every query has a grid of its own; the filters stay open while they change it. */
function FilteredGrid({ query }: { query: TimelineQuery }) {
  const [filtersOpen, filters] = useDisclosure()
  return (
    <>
      <GridView key={JSON.stringify(query)} query={query} onFilters={filters.open} />
      <FilterDialog query={query} opened={filtersOpen} onClose={filters.close} />
    </>
  )
}

function ThresholdProvider({ initial, children }: { initial: number; children: ReactNode }) {
  const [value, set] = useState(initial)
  const threshold = useMemo(() => ({ value, set }), [value])
  return <ThresholdContext value={threshold}>{children}</ThresholdContext>
}

const viewOptions = views.map((value) => ({ value, label: say.views[value] }))

function ViewChoice({ view, onChoose }: { view: View; onChoose: (view: View) => void }) {
  const isPhone = usePhone()
  if (isPhone)
    return <NativeSelect aria-label={say.views.label} w={194} data={viewOptions} value={view} onChange={(event) => onChoose(event.currentTarget.value as View)} />
  return <SegmentedControl size="sm" aria-label={say.views.label} data={viewOptions} value={view} onChange={(chosen) => onChoose(chosen as View)} />
}

function AddPhotosButton() {
  const [opened, { open, close }] = useDisclosure()
  return (
    <>
      <CompactButton icon={IconPhotoPlus} label={say.add} variant="filled" onClick={open} />
      <AddPhotosDialog opened={opened} onClose={close} />
    </>
  )
}
