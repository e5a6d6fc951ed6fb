/** Bright enough to be seen on day and night photos, dark enough apart from each other. */
const palette = ['#ffd43b', '#4dd4ff', '#ff8787', '#8ce99a', '#e599f7', '#ffa94d', '#74c0fc', '#f783ac', '#c0eb75', '#b197fc']

/** A class's colour: the same name has the same colour everywhere. */
export function classColor(name: string): string {
  let hash = 0
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return palette[hash % palette.length] ?? '#ffd43b'
}
