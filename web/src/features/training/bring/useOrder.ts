import { useState } from 'react'
import type { Dataset } from '@/api/types'
import { useDatasets } from '@/api/useDatasets'
import { texts } from '@/lib/texts'
import type { Order } from './Bringing'
import type { Folder } from './folder'
import { isName, nameFrom, numbersIn, offerOf, planOf } from './plan'

const say = texts.bring

/** More than these are not typed in one by one. */
export const mostNames = 100

/** What the person says of a folder: the dataset's name, the animals' names, and whether a part is held out. */
export function useOrder(folder: Folder) {
  const datasets = useDatasets().data ?? []
  const [name, setName] = useState(nameFrom(folder.name))
  const [typed, setTyped] = useState<readonly string[]>([])
  const [offer] = useState(() => offerOf(folder))
  const [holdsOut, setHoldsOut] = useState(true)
  const plan = planOf(folder, holdsOut ? offer : null)
  const names = folder.classNames ?? Array.from({ length: Math.min(plan.classCount, mostNames) }, (_, id) => typed[id] ?? '')
  const present = datasets.find((dataset) => dataset.name === name)
  const nameFault = faultOf(name, present, names)
  const isReady = nameFault === null && areNamed(names) && (folder.classNames !== null || plan.classCount <= mostNames)
  return {
    plan, offer, holdsOut, setHoldsOut, name, setName, nameFault, names, setNames: setTyped, isReady,
    note: nameFault === null ? noteOf(present, datasets) : null,
    order: orderOf(name, present, names.map((each) => each.trim()), plan.photos),
  }
}

function orderOf(dataset: string, present: Dataset | undefined, names: string[], photos: Order['photos']): Order {
  const numbers = present ? numbersIn(present.classes, names) : null
  return { dataset, newClasses: present ? null : names, photos, numbers: numbers ?? names.map((_, id) => id) }
}

function faultOf(name: string, present: Dataset | undefined, names: readonly string[]): string | null {
  if (!isName(name)) return say.nameFault
  const lacking = present && areNamed(names) ? names.filter((each) => !present.classes.includes(each.trim())) : []
  return lacking.length > 0 ? say.lacks(name, lacking) : null
}

export function areNamed(names: readonly string[]): boolean {
  const trimmed = names.map((name) => name.trim())
  return trimmed.length > 0 && !trimmed.includes('') && new Set(trimmed).size === trimmed.length
}

function noteOf(present: Dataset | undefined, datasets: Dataset[]): string | null {
  if (present) return say.joins(present.name)
  const active = datasets.find((dataset) => dataset.active)
  return active ? say.besides(active.name) : null
}
