import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { keys } from '@/api/keys'
import { addDatasetItems } from '../api/addDatasetItems'
import { createDataset } from '../api/createDataset'
import { Bringing, type BringState, type Order } from './Bringing'

/** One for the whole program: it goes on while the person moves between pages. */
const bringing = new Bringing({ create: createDataset, send: addDatasetItems })

const changed = [keys.datasets, keys.classes, keys.stats, keys.activity, keys.disk]

interface Use {
  state: BringState
  start: (order: Order) => void
  cancel: () => void
  clear: () => void
}

export function useBringing(): Use {
  const cache = useQueryClient()
  const refresh = () => changed.forEach((queryKey) => void cache.invalidateQueries({ queryKey }))
  return {
    state: useSyncExternalStore(bringing.subscribe, bringing.snapshot),
    start: (order) => void bringing.start(order, refresh),
    cancel: () => bringing.cancel(),
    clear: () => bringing.clear(),
  }
}
