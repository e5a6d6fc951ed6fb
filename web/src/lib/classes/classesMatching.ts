/** The classes that a person may mean by what is typed so far: those that begin with it, then those that hold it. */
export function classesMatching(names: readonly string[], typed: string): string[] {
  const wanted = typed.trim().toLowerCase()
  const begins = (name: string) => name.toLowerCase().startsWith(wanted)
  const holds = (name: string) => name.toLowerCase().includes(wanted)
  return [...names.filter(begins), ...names.filter((name) => !begins(name) && holds(name))]
}
