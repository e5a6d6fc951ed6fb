/** The class names that a YOLO dataset's YAML file lists; null when it has none that can be used. */
export function namesInYaml(text: string): string[] | null {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/(^|\s)#.*$/, ''))
  const at = lines.findIndex((line) => /^names\s*:/.test(line))
  if (at < 0) return null
  const here = (lines[at] ?? '').replace(/^names\s*:\s*/, '')
  const below = lines.slice(at + 1)
  return usable(here.trim() === '' ? inBlock(below) : inBrackets([here, ...below].join(' ')))
}

/** The names in a classes.txt: one a line, in the order of their numbers. */
export function namesInList(text: string): string[] | null {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  while (lines.at(-1) === '') lines.pop()
  return usable(lines)
}

type Numbered = [number, string]

function inBlock(lines: string[]): string[] {
  const entries: string[] = []
  for (const line of lines) {
    if (line.trim() === '') continue
    if (!/^\s*-\s|^\s+\S/.test(line)) break
    entries.push(line.trim())
  }
  return entries.every((entry) => entry.startsWith('-')) ? entries.map((entry) => plain(entry.slice(1))) : inOrder(entries.map(numbered))
}

function inBrackets(text: string): string[] {
  const content = /^\s*([[{])([^\]}]*)[\]}]/.exec(text)
  if (!content) return []
  const entries = content[2]?.match(/(?:"[^"]*"|'[^']*'|[^,])+/g) ?? []
  const filled = entries.filter((entry) => entry.trim() !== '')
  return content[1] === '[' ? filled.map(plain) : inOrder(filled.map(numbered))
}

function numbered(entry: string): Numbered {
  const [, id = '', name = ''] = /^\s*["']?(\d+)["']?\s*:(.*)$/.exec(entry) ?? []
  return [id === '' ? NaN : Number(id), plain(name)]
}

/** Empty when a number is missing or there twice: the labels would then mean something else. */
function inOrder(entries: Numbered[]): string[] {
  const sorted = [...entries].sort(([a], [b]) => a - b)
  return sorted.every(([id], index) => id === index) ? sorted.map(([, name]) => name) : []
}

const plain = (text: string) => text.trim().replace(/^(["'])(.*)\1$/, '$2').trim()

function usable(names: string[]): string[] | null {
  const isUsable = names.length > 0 && names.every((name) => name !== '') && new Set(names).size === names.length
  return isUsable ? names : null
}
