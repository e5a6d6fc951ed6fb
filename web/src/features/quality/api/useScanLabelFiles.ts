import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '@/api/client'
import { keys } from '@/api/keys'

export function useScanLabelFiles() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => dataOf(client.POST('/api/label-files/scan')),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.labelFiles }),
  })
}
