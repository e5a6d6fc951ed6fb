import { Button, Group } from '@mantine/core'
import { useSearchParams } from 'react-router-dom'
import { useTimeline } from '@/api/photos/useTimeline'
import type { TimelineQuery } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { texts } from '@/lib/texts'
import { withoutFilters } from '../reviewAddress'
import { photosPerBlock } from '../timeline/blocks'
import classes from './FilterDialog.module.css'
import { FilterForm } from './FilterForm'
import { activeFilters } from './filterLabels'

const say = texts.review.filters

interface Props {
  query: TimelineQuery
  opened: boolean
  onClose: () => void
}

export function FilterDialog({ query, opened, onClose }: Props) {
  return (
    <Dialog opened={opened} onClose={onClose} title={say.title} size="lg">
      <FilterForm />
      <Ending query={query} onClose={onClose} />
    </Dialog>
  )
}

/** Filters hold as soon as they are set: what is left to say is what they find. */
function Ending({ query, onClose }: Omit<Props, 'opened'>) {
  const [search, setSearch] = useSearchParams()
  const { data, isPlaceholderData } = useTimeline(query, photosPerBlock)
  return (
    <Group justify="flex-end" gap="xs" className={classes.ending}>
      {activeFilters(search).length > 0 && (
        <Button variant="subtle" onClick={() => setSearch(withoutFilters(search), { replace: true })}>
          {say.clear}
        </Button>
      )}
      <Button onClick={onClose} aria-live="polite">
        {say.show(isPlaceholderData ? undefined : data?.total)}
      </Button>
    </Group>
  )
}
