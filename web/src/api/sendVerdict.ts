import { client, dataOf } from './client'
import { reviewer } from './reviewer'
import type { VerdictRequest } from './types'

export function sendVerdict(request: VerdictRequest) {
  return dataOf(client.POST('/api/verdicts', { body: { ...request, reviewer: reviewer() } }))
}
