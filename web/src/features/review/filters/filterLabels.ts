import { formatPercent } from '@/lib/format'
import { texts } from '@/lib/texts'
import { filterNames, judgements, type FilterName } from '../reviewAddress'

const say = texts.review.filters

export interface Option {
  value: string
  label: string
}

const yesNo = ([any = '', yes = '', no = '']: readonly string[]): Option[] => [
  { value: '', label: any },
  { value: 'true', label: yes },
  { value: 'false', label: no },
]

/** The choices of the filters that need nothing from the server. */
export const fixedOptions = {
  light: [
    { value: '', label: say.all.light },
    { value: 'day', label: say.lights.day },
    { value: 'night', label: say.lights.night },
  ],
  verdict: [{ value: '', label: say.all.verdict }, ...judgements.map((value) => ({ value, label: texts.review.verdicts[value] }))],
  reviewed: yesNo(say.yesNo.reviewed),
  marked: yesNo(say.yesNo.marked),
  annotated: yesNo(say.yesNo.annotated),
  has_note: yesNo(say.yesNo.has_note),
} satisfies Partial<Record<FilterName, Option[]>>

/** A set filter in a few words. */
function wordsFor(name: FilterName, value: string): string {
  if (name in fixedOptions) return fixedOptions[name as keyof typeof fixedOptions].find((option) => option.value === value)?.label ?? value
  if (name === 'min_confidence' || name === 'max_confidence') {
    const share = formatPercent(Number(value))
    return name === 'min_confidence' ? say.fromShort(share) : say.toShort(share)
  }
  if (name === 'start_date') return say.fromShort(value)
  if (name === 'end_date') return say.toShort(value)
  return value
}

export interface ActiveFilter {
  name: FilterName
  label: string
}

export function activeFilters(search: URLSearchParams): ActiveFilter[] {
  return filterNames.flatMap((name) => {
    const value = search.get(name)
    return value ? [{ name, label: wordsFor(name, value) }] : []
  })
}
