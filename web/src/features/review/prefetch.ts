import type { QueryClient } from '@tanstack/react-query'
import { timelineOptions } from '@/api/photos/useTimeline'
import { queryOf, viewOf } from './reviewAddress'
import { photosPerBlock } from './timeline/blocks'

/** Asks for the photos that an address shows before the page that shows them is drawn. */
export function prefetchReview(cache: QueryClient, search: URLSearchParams): void {
  if (viewOf(search) === 'grid') void cache.prefetchQuery(timelineOptions(queryOf(search), photosPerBlock))
}
