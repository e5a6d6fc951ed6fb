/** A value with everything that can be undone and redone. */
export interface History<T> {
  past: readonly T[]
  present: T
  future: readonly T[]
}

export function startHistory<T>(present: T): History<T> {
  return { past: [], present, future: [] }
}

export function withStep<T>(history: History<T>, present: T): History<T> {
  return present === history.present ? history : { past: [...history.past, history.present], present, future: [] }
}

export function undone<T>({ past, present, future }: History<T>): History<T> {
  const previous = past.at(-1)
  return previous === undefined
    ? { past, present, future }
    : { past: past.slice(0, -1), present: previous, future: [present, ...future] }
}

export function redone<T>({ past, present, future }: History<T>): History<T> {
  const next = future[0]
  return next === undefined
    ? { past, present, future }
    : { past: [...past, present], present: next, future: future.slice(1) }
}
