/** Bright enough to be seen on day and night photos, dark enough apart from each other. */
const palette = ['#ffd43b', '#4dd4ff', '#ff8787', '#8ce99a', '#e599f7', '#ffa94d', '#74c0fc', '#f783ac', '#c0eb75', '#b197fc']

let chosen: Readonly<Record<string, string>> = {}

/** Sets the colours that people chose; whoever draws boxes must be drawn again after it. */
export function setClassColors(classes: readonly { name: string; color?: string | null }[]): void {
  chosen = Object.fromEntries(classes.flatMap(({ name, color }) => (color ? [[name, color]] : [])))
}

/** A class's colour: the one chosen for it, or by its name, so that it is the same everywhere. */
export function classColor(name: string): string {
  const own = chosen[name]
  if (own) return own
  let hash = 0
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return palette[hash % palette.length] ?? '#ffd43b'
}
