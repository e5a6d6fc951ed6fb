import { client, dataOf } from '@/api/client'
import { reviewer } from './reviewer'

/** Takes back this reviewer's newest verdict. */
export function sendUndo() {
  return dataOf(client.POST('/api/verdicts/undo', { body: { reviewer: reviewer() } }))
}
