import { formatNumber } from '../format'
import { many } from './many'

export const bring = {
  title: 'Bring labelled photos',
  open: 'Bring labelled photos',
  drop: 'Drop the folder of a YOLO dataset here',
  hint: 'Photos in images/train and images/val, a label file of the same name for each in labels/train and labels/val, and the names of the animals in data.yaml or classes.txt.',
  chooseFiles: 'Choose files',
  reading: 'Reading the labels',
  readingState: (done: number, total: number) => `${formatNumber(done)} of ${many(total, 'label file')}`,
  unreadable: 'The files could not be read',
  nothing: 'No labelled photos were found there',
  nothingText: (photos: number) =>
    photos > 0
      ? `${many(photos, 'photo')} ${photos === 1 ? 'has' : 'have'} no label file: a .txt file of the same name, beside the photo or in labels/ as the photo is in images/. An empty one says that nothing is on the photo.`
      : 'Choose the folder that holds images/ and labels/. Fieldloop takes JPEG, PNG and WebP photos.',
  another: 'Another folder',
  name: 'Name of the dataset',
  nameHint: 'Lower-case letters, digits, - and _',
  nameFault: 'A name has 1 to 40 lower-case letters, digits, - and _, and begins with a letter or digit.',
  joins: (name: string) => `${name} is here already: the photos join it.`,
  lacks: (name: string, classes: string[]) => `${name} is here already, without ${classes.join(', ')}. Give these photos another name.`,
  besides: (active: string) => `Runs go on learning from ${active}; this one can be chosen under All settings.`,
  found: 'What is there',
  columns: { split: 'Split', photos: 'Photos', empty: 'Empty', boxes: 'Boxes', animals: 'Animals' },
  animals: 'Animals',
  animal: 'Animal',
  animalNames: 'Which animals are the numbers?',
  animalNumber: (number: number) => `Animal number ${number}`,
  boxesOf: (train: number, val: number) => `${many(train, 'box', 'boxes')} to learn from, ${formatNumber(val)} to measure on`,
  namesTwice: 'Each animal needs a name of its own.',
  tooMany: (count: number, known: number) =>
    known > 0
      ? `The labels use numbers up to ${count - 1}, but only ${many(known, 'animal')} ${known === 1 ? 'is' : 'are'} named: boxes with other numbers are refused.`
      : `The labels use numbers up to ${count - 1}. Put the names into a classes.txt beside the photos, one a line, and choose the folder again.`,
  leftOut: 'What is left out',
  unlabelled: (count: number) => `${many(count, 'photo')} without a label file: nobody has said what is on ${count === 1 ? 'it' : 'them'}, so ${count === 1 ? 'it is' : 'they are'} not taken for empty`,
  orphans: (count: number) => `${many(count, 'label file')} without a photo`,
  faulty: (count: number) => `${many(count, 'photo')} whose label file has a line that is no box; such a photo is refused`,
  faultyFile: (path: string, line: number) => `${path}, line ${line}`,
  example: (paths: string[], count: number) => (count > paths.length ? `${paths.join(', ')} and ${formatNumber(count - paths.length)} more` : paths.join(', ')),
  noVal: 'No photos to measure on',
  noValText: 'A model is measured on validation photos, which it never learns from: only so is it known whether a new one is better. No run starts without them. The best are photos of other days or places, in images/val.',
  holdOut: (count: number) => `Hold out ${many(count, 'photo')} of these for validation`,
  everyFifth: 'Every fifth in the order of their names. If several show the same moment, the figures look better than they are.',
  everyBurst: 'Every fifth burst, as the times in the names tell: photos taken within five minutes of one another stay together.',
  later: 'Bring validation photos later under the same name.',
  send: (count: number) => `Bring ${many(count, 'photo')}`,
  sending: (dataset: string) => `Labelled photos go into ${dataset}`,
  progress: 'Progress of bringing photos',
  state: (done: number, total: number) => `${formatNumber(done)} of ${many(total, 'photo')}`,
  stays: 'It goes on while you do something else here; closing this window of the browser stops it.',
  cancelling: 'Stopping after the photos on their way',
  done: (dataset: string) => `The photos are in ${dataset}`,
  ended: 'What became of the photos',
  cancelled: 'Cancelled',
  cancelledText: (dataset: string) => `What has arrived stays in ${dataset}. Choose the folder again with the same name to bring the rest.`,
  failed: 'Not all photos could be brought',
  failedText: 'What has arrived stays. Choose the folder again with the same name to bring the rest.',
  summary: (added: number, duplicates: number, refused: number) =>
    [`${many(added, 'photo')} added`, duplicates > 0 && `${formatNumber(duplicates)} there already`, refused > 0 && `${formatNumber(refused)} refused`]
      .filter(Boolean)
      .join(', '),
  refused: 'Refused photos',
  more: (count: number) => `and ${formatNumber(count)} more`,
  close: 'Done',
}
