import { QueryClient } from '@tanstack/react-query'
import { ApiError } from '@/api/client'

const retries = 2

/** A refusal is an answer: only a lost connection or a server fault is worth asking again. */
function shouldRetry(failures: number, error: Error): boolean {
  const refused = error instanceof ApiError && error.status >= 400 && error.status < 500
  return !refused && failures < retries
}

export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 5000, retry: shouldRetry, retryDelay: 800 } },
})
