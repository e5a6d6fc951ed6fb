import type { Job } from '../types'

export function isActive(state: Job['state']): boolean {
  return state === 'queued' || state === 'running'
}

/** Whether a version is looking at photos in this job, or about to. */
export const isLooking = ({ kind, params, state }: Pick<Job, 'kind' | 'params' | 'state'>, model: string) =>
  kind === 'detect' && params.model === model && isActive(state)
