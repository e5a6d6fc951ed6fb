import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { Sessions } from './Sessions'

let sessions: Sessions | undefined

/** The sessions of this page; they outlive leaving the part of it that annotates. */
export function useSessions(): Sessions {
  const cache = useQueryClient()
  return (sessions ??= new Sessions(cache))
}

/** Saves when the person stops annotating. */
export function useLeaving(of: Sessions): void {
  useEffect(() => () => of.leave(), [of])
}

export const useWaiting = (of: Sessions) => useSyncExternalStore(of.subscribe, of.waiting)
export const useUnreached = (of: Sessions) => useSyncExternalStore(of.subscribe, of.unreached)
export const useRefused = (of: Sessions) => useSyncExternalStore(of.subscribe, of.refused)
