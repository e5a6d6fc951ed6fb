import type { PhotoFilters } from './types'

/** Names of what the query cache holds; a prefix invalidates everything below it. */
export const keys = {
  photos: ['photos'] as const,
  photoLists: ['photos', 'list'] as const,
  photoList: (filters: PhotoFilters) => ['photos', 'list', filters] as const,
  photo: (id: number) => ['photos', 'one', id] as const,
  photoCount: (filters: PhotoFilters) => ['photos', 'count', filters] as const,
  markedList: ['photos', 'marked', 'list'] as const,
  markedCount: ['photos', 'marked', 'count'] as const,
  annotation: (id: number) => ['annotation', id] as const,
  proposals: (id: number, model: string | null) => ['proposals', id, model] as const,
  presence: (id: number) => ['presence', id] as const,
  queue: (source: string) => ['queue', source] as const,
  stats: ['stats'] as const,
  cameras: ['cameras'] as const,
  classes: ['classes'] as const,
  detectionClasses: ['detection-classes'] as const,
  activity: ['activity'] as const,
  datasets: ['datasets'] as const,
  jobs: ['jobs'] as const,
  runs: ['runs'] as const,
  run: (id: number) => ['runs', id] as const,
  report: (id: number) => ['runs', id, 'report'] as const,
  log: ['log'] as const,
  models: ['models'] as const,
  comparison: (a: string, b: string) => ['comparison', a, b] as const,
}
