import { useQuery } from '@tanstack/react-query'
import { answerOf, client } from '@/api/client'
import { keys } from '@/api/keys'

/** How many marked photos have not joined the training data: those that Annotate goes through. */
export function useMarkedWaitingCount() {
  return useQuery({
    queryKey: keys.markedWaitingCount,
    queryFn: async ({ signal }) => {
      const params = { query: { limit: 1, waiting: true } }
      const { response } = await answerOf(client.GET('/photos/marked/list', { params, signal }))
      return Number(response.headers.get('X-Total-Count') ?? 0)
    },
  })
}
