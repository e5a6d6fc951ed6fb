import { client, dataOf } from '@/api/client'
import { reviewer } from './reviewer'

/** Gives again the verdict that was taken back last. */
export function sendRedo() {
  return dataOf(client.POST('/api/verdicts/redo', { body: { reviewer: reviewer() } }))
}
