interface Keyed {
  name: string
  shortcut?: string | null
}

/** The key of each class: its own, or else its number in the list where no other class has that. */
export function classKeys(classes: readonly Keyed[]): ReadonlyMap<string, string> {
  const own = new Set(classes.flatMap(({ shortcut }) => shortcut ?? []))
  const keys = new Map<string, string>()
  for (const [index, { name, shortcut }] of classes.entries()) {
    const number = String(index + 1)
    if (shortcut) keys.set(name, shortcut)
    else if (index < 9 && !own.has(number)) keys.set(name, number)
  }
  return keys
}
