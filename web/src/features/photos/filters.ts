import type { PhotoFilters } from '@/api/types'

const flags = ['has_detections', 'marked', 'annotated'] as const
const words = ['camera', 'class_name', 'start_date', 'end_date'] as const

export type FilterName = (typeof flags)[number] | (typeof words)[number]
export const filterNames: readonly FilterName[] = [...flags, ...words]

/** The filters that an address asks for; values it cannot mean are left out. */
export function filtersOf(search: URLSearchParams): PhotoFilters {
  const filters: PhotoFilters = {}
  for (const name of flags) {
    const value = search.get(name)
    if (value === 'true' || value === 'false') filters[name] = value === 'true'
  }
  for (const name of words) {
    const value = search.get(name)
    if (value) filters[name] = value
  }
  return filters
}

/** The address's search with one filter set, or cleared by an empty value. */
export function withFilter(search: URLSearchParams, name: FilterName, value: string | null): URLSearchParams {
  const changed = new URLSearchParams(search)
  if (value) changed.set(name, value)
  else changed.delete(name)
  return changed
}

export function withoutFilters(search: URLSearchParams): URLSearchParams {
  const changed = new URLSearchParams(search)
  for (const name of filterNames) changed.delete(name)
  return changed
}
