import type { Job } from './types'

export function isActive(state: Job['state']): boolean {
  return state === 'queued' || state === 'running'
}
