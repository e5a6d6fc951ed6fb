import type { TimelineQuery, TimelineSort } from '@/api/types'
import { decodeSelection, encodeSelection, type Selection } from './selection'

export const views = ['grid', 'false-alarms', 'compare'] as const
export type View = (typeof views)[number]

const flags = ['reviewed', 'marked', 'annotated', 'has_note'] as const
const words = ['camera', 'class_name', 'model', 'start_date', 'end_date'] as const
const shares = ['min_confidence', 'max_confidence'] as const
const lights = ['day', 'night'] as const
export const judgements = ['correct', 'missed', 'false_alarm', 'wrong_animal', 'empty', 'cannot_tell'] as const
export const sorts = ['newest', 'oldest', 'confident', 'uncertain'] as const satisfies readonly TimelineSort[]

export type FilterName = (typeof flags)[number] | (typeof words)[number] | (typeof shares)[number] | 'light' | 'verdict'
export const filterNames: readonly FilterName[] = [...words, ...shares, 'light', 'reviewed', 'verdict', 'marked', 'annotated', 'has_note']

export const defaultThreshold = 0.25
export const lowestThreshold = 0.05
export const defaultGap = 5
const longestGap = 1440

const oneOf = <T extends string>(known: readonly T[], value: string | null) => known.find((one) => one === value)

/** The filters and the order that an address asks for; values it cannot mean are left out. */
export function queryOf(search: URLSearchParams): TimelineQuery {
  const query: TimelineQuery = {}
  for (const name of flags) {
    const value = oneOf(['true', 'false'], search.get(name))
    if (value) query[name] = value === 'true'
  }
  for (const name of words) {
    const value = search.get(name)
    if (value) query[name] = value
  }
  for (const name of shares) {
    const value = numberIn(search.get(name), 0, 1)
    if (value !== undefined) query[name] = value
  }
  query.light = oneOf(lights, search.get('light'))
  query.verdict = oneOf(judgements, search.get('verdict'))
  query.sort = oneOf(sorts, search.get('sort'))
  return JSON.parse(JSON.stringify(query)) as TimelineQuery
}

function numberIn(text: string | null, least: number, most: number): number | undefined {
  const value = text === null || text === '' ? NaN : Number(text)
  return value >= least && value <= most ? value : undefined
}

/** Ranges that end before they begin, which no photo can match. */
export const isReversed = ({ min_confidence, max_confidence, start_date, end_date }: TimelineQuery) => ({
  confidence: min_confidence != null && max_confidence != null && min_confidence > max_confidence,
  dates: Boolean(start_date && end_date && start_date > end_date),
})

export const isFiltered = (query: TimelineQuery) => Object.keys(query).some((name) => name !== 'sort')
export const viewOf = (search: URLSearchParams): View => oneOf(views, search.get('view')) ?? 'grid'
export const gapOf = (search: URLSearchParams) => numberIn(search.get('gap'), 0.05, longestGap) ?? defaultGap
export const thresholdOf = (search: URLSearchParams) => numberIn(search.get('threshold'), lowestThreshold, 1) ?? defaultThreshold
export const photoOf = (search: URLSearchParams) => Number(search.get('photo')) || null
export const placeOf = (search: URLSearchParams) => Number(search.get('at')) || null
export const selectionOf = (search: URLSearchParams) => decodeSelection(search.get('selected') ?? '')

export interface Changes {
  photo?: number | null
  at?: number | null
  selected?: Selection
  threshold?: number
  gap?: number
  sort?: TimelineSort
  view?: View
}

/** The address with some of its parts changed; what is as usual is left out of it. */
export function withChanges(search: URLSearchParams, changes: Changes & Partial<Record<FilterName, string>>): URLSearchParams {
  const changed = new URLSearchParams(search)
  for (const [name, value] of Object.entries(changes)) {
    const text = asText(name, value)
    if (text === '') changed.delete(name)
    else changed.set(name, text)
  }
  return changed
}

const usual: Readonly<Record<string, string>> = {
  threshold: String(defaultThreshold),
  gap: String(defaultGap),
  sort: 'newest',
  view: 'grid',
}

function asText(name: string, value: Selection | number | string | null | undefined): string {
  const text = value instanceof Set ? encodeSelection(value as Selection) : String(value ?? '')
  return text === usual[name] ? '' : text
}

export function withoutFilters(search: URLSearchParams): URLSearchParams {
  return withChanges(search, Object.fromEntries(filterNames.map((name) => [name, ''])))
}

const momentary = ['photo', 'at', 'selected', 'view', 'a', 'b']

/** The part of an address that is worth a name: filters, order, gap and threshold. */
export function lasting(search: URLSearchParams): string {
  const kept = new URLSearchParams(search)
  for (const name of momentary) kept.delete(name)
  kept.sort()
  return kept.toString()
}
