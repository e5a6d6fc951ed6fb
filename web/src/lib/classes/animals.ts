/** COCO's animals; the rest of its 80 classes are not what a yard camera is for. */
export const cocoAnimals: readonly string[] = ['bird', 'cat', 'dog', 'horse', 'sheep', 'cow', 'elephant', 'bear', 'zebra', 'giraffe']

/** The classes without furniture and the like, where they are COCO's. */
export function animalsOf(classes: readonly string[]): string[] {
  const isCoco = classes.includes('person') && classes.includes('giraffe')
  return classes.filter((name) => !isCoco || cocoAnimals.includes(name))
}
