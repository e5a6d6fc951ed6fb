/** What a YOLO label file says: the class number of each box, and the first line that is none. */
export interface LabelContent {
  classes: number[]
  faultyLine: number | null
}

/** Reads as strictly as the server does, which has the last word. */
export function readLabels(text: string): LabelContent {
  const classes: number[] = []
  let faultyLine: number | null = null
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return
    const classId = classOf(line.trim().split(/\s+/))
    if (classId === null) faultyLine ??= index + 1
    else classes.push(classId)
  })
  return { classes, faultyLine }
}

function classOf([classId = '', ...box]: string[]): number | null {
  const isBox = box.length === 4 && box.every((value) => Number(value) >= 0 && Number(value) <= 1) && Number(box[2]) > 0 && Number(box[3]) > 0
  return isBox && /^\d{1,6}$/.test(classId) ? Number(classId) : null
}

/** The same labels with other class numbers; lines that are none stay, for the server to name. */
export function renumbered(text: string, numbers: readonly number[]): string {
  return text.replace(/^([ \t]*)(\d+)(?=[ \t])/gm, (all, indent: string, id: string) => {
    const number = numbers[Number(id)]
    return number === undefined ? all : `${indent}${number}`
  })
}
