const storageKey = 'fieldloop-reviewer'
let known: string | undefined

/** Who this browser is to the history of verdicts: a random name that it keeps. */
export function reviewer(): string {
  known ??= localStorage.getItem(storageKey) ?? undefined
  if (!known) {
    known = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('')
    localStorage.setItem(storageKey, known)
  }
  return known
}
