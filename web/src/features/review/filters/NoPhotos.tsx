import { Button, Group } from '@mantine/core'
import { Link, useSearchParams } from 'react-router-dom'
import type { TimelineQuery } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { IconCircleCheck, IconPhotoOff } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { isFiltered, isReversed, withoutFilters } from '../reviewAddress'

const say = texts.review

/** What stands where no photo matches: what is left to do, clear the filters, or where photos come from. */
export function NoPhotos({ query }: { query: TimelineQuery }) {
  const [search, setSearch] = useSearchParams()
  if (!isFiltered(query))
    return (
      <EmptyState icon={<IconPhotoOff size={48} />} title={say.empty} text={say.emptyText}>
        <Button component={Link} to="/">
          {say.begin}
        </Button>
      </EmptyState>
    )
  const { confidence, dates } = isReversed(query)
  const noMatchText = confidence || dates ? say.reversedText : say.noMatchText
  const isDone = query.reviewed === false && !confidence && !dates
  return (
    <EmptyState
      icon={isDone ? <IconCircleCheck size={48} /> : <IconPhotoOff size={48} />}
      title={isDone ? say.allReviewed : say.noMatch}
      text={isDone ? say.allReviewedText : noMatchText}
    >
      <Group justify="center">
        <Button variant="default" onClick={() => setSearch(withoutFilters(search))}>
          {say.filters.clear}
        </Button>
        {isDone && (
          <Button component={Link} to="/">
            {say.whatNext}
          </Button>
        )}
      </Group>
    </EmptyState>
  )
}
