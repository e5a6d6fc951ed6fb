import { Button, CloseButton, Group, NativeSelect, Text } from '@mantine/core'
import { useSearchParams } from 'react-router-dom'
import type { TimelineQuery } from '@/api/types'
import { CompactButton } from '@/components/CompactButton'
import { IconFilter } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { activeFilters } from '../filters/filterLabels'
import { SavedFilters } from '../filters/SavedFilters'
import { ThresholdControl, ThresholdNote } from '../filters/ThresholdControl'
import { sorts, withChanges, withoutFilters } from '../reviewAddress'
import { HistoryButtons } from '../session/HistoryButtons'
import classes from './Toolbar.module.css'

const say = texts.review

interface Props {
  query: TimelineQuery
  total: number | undefined
  onFilters: () => void
}

/** Filters, order, threshold, and undo. */
export function Toolbar({ query, total, onFilters }: Props) {
  const [search, setSearch] = useSearchParams()
  const active = activeFilters(search).length
  return (
    <div className={classes.toolbar}>
      <Group gap="xs" align="center">
        <CompactButton icon={IconFilter} label={say.filters.open(active)} variant={active > 0 ? 'light' : 'default'} onClick={onFilters} />
        <SavedFilters />
        <NativeSelect
          size="sm"
          className={classes.sort}
          aria-label={say.filters.sort}
          data={sorts.map((value) => ({ value, label: say.filters.sorts[value] }))}
          value={query.sort ?? 'newest'}
          onChange={(event) => setSearch(withChanges(search, { sort: event.currentTarget.value as (typeof sorts)[number], at: null }), { replace: true })}
        />
        <ThresholdControl />
        <Group gap={4} ml="auto" wrap="nowrap">
          {total !== undefined && (
            <Text size="sm" c="dimmed" role="status" mr={4} className={classes.count}>
              {say.count(total)}
            </Text>
          )}
          <HistoryButtons />
        </Group>
      </Group>
      <ThresholdNote query={query} isReady={total !== undefined} />
      <ActiveFilters />
    </div>
  )
}

/** What the grid is narrowed to, each to be taken away. */
function ActiveFilters() {
  const [search, setSearch] = useSearchParams()
  const active = activeFilters(search)
  if (active.length === 0) return null
  return (
    <Group gap={6} role="group" aria-label={say.filters.active}>
      {active.map(({ name, label }) => (
        <span key={name} className={classes.chip}>
          {label}
          <CloseButton
            size="xs"
            aria-label={say.filters.remove(label)}
            onClick={() => setSearch(withChanges(search, { [name]: '' }), { replace: true })}
          />
        </span>
      ))}
      <Button size="compact-xs" variant="subtle" onClick={() => setSearch(withoutFilters(search), { replace: true })}>
        {say.filters.clear}
      </Button>
    </Group>
  )
}
