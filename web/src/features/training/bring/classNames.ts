import { load, YAMLException } from 'js-yaml'

/** The class names that a YOLO dataset's YAML file lists; null when it has none that can be used. */
export function namesInYaml(text: string): string[] | null {
  const { names } = (documentIn(text) ?? {}) as { names?: unknown }
  if (Array.isArray(names)) return usable(names.map(nameOf))
  return names !== null && typeof names === 'object' ? usable(inOrder(names)) : null
}

function documentIn(text: string): unknown {
  try {
    return load(text)
  } catch (error) {
    if (error instanceof YAMLException) return null
    throw error
  }
}

/** The names in a classes.txt: one a line, in the order of their numbers. */
export function namesInList(text: string): string[] | null {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  while (lines.at(-1) === '') lines.pop()
  return usable(lines)
}

/** Empty when a number is missing: the labels would then mean something else. */
function inOrder(names: object): string[] {
  const byNumber = new Map(Object.entries(names).map(([id, name]) => [Number(id), nameOf(name)]))
  const inTurn = Array.from({ length: byNumber.size }, (_, id) => byNumber.get(id))
  return inTurn.every((name) => name !== undefined) ? inTurn : []
}

const nameOf = (value: unknown) => String(value ?? '').trim()

function usable(names: string[]): string[] | null {
  const isUsable = names.length > 0 && names.every((name) => name !== '') && new Set(names).size === names.length
  return isUsable ? names : null
}
