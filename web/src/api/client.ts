import createClient from 'openapi-fetch'
import { texts } from '@/lib/texts'
import type { paths } from './schema'
import type { Problem } from './types'

export const client = createClient<paths>({
  baseUrl: window.location.origin,
  fetch: (request) => globalThis.fetch(request),
})

/** A request that failed; the message is the server's sentence for a person. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem?: Partial<Problem>,
  ) {
    super(problem?.detail ?? problem?.title ?? (status === 0 ? texts.errors.unreachable : texts.errors.status(status)))
    this.name = 'ApiError'
  }
}

interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

/** The data and headers of an answer; throws ApiError when the server refused or could not be reached. */
export async function answerOf<T>(call: Promise<Answer<T>>): Promise<{ data: T; response: Response }> {
  const answer = await reach(call)
  if (!answer.response.ok) throw new ApiError(answer.response.status, asProblem(answer.error))
  return { data: answer.data as T, response: answer.response }
}

export async function dataOf<T>(call: Promise<Answer<T>>): Promise<T> {
  return (await answerOf(call)).data
}

/** Turns a failed connection into an ApiError with status 0; an aborted request stays an abort. */
export async function reach<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiError(0)
  }
}

export function asProblem(body: unknown): Partial<Problem> | undefined {
  return typeof body === 'object' && body !== null ? (body as Partial<Problem>) : undefined
}
