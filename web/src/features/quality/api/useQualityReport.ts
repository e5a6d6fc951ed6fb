import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'
import type { QualityKind } from '@/api/types'

const portion = 100

/** The cards of the last check that wait for a person, most probably wrong first. */
export function useQualityReport(kind: QualityKind | null) {
  return useQuery({
    queryKey: keys.qualityOf(kind ?? ''),
    queryFn: ({ signal }) =>
      dataOf(client.GET('/api/quality', { params: { query: { limit: portion, ...(kind && { kind }) } }, signal })),
    placeholderData: keepPreviousData,
  })
}
