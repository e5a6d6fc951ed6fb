import { client, dataOf } from '@/api/client'
import type { VerdictRequest } from '@/api/types'
import { reviewer } from './reviewer'

export function sendVerdict(request: VerdictRequest) {
  return dataOf(client.POST('/api/verdicts', { body: { ...request, reviewer: reviewer() } }))
}
