import { formatNumber, formatPercent } from '../format'
import { many } from './many'
import type { ShortcutGroup } from './shortcuts'

export const quality = {
  title: 'Labels',
  tabs: { cards: 'Check', files: 'Other programs', classes: 'Classes' },
  tabsLabel: 'What to do with labels',
  check: 'Check all labels',
  checkAgain: 'Check again',
  checkedOver: (photos: number, boxes: number) => `${many(photos, 'photo')} with ${many(boxes, 'box', 'boxes')} checked`,
  withModel: (name: string) => `by ${name}`,
  never: 'Your labels have not been checked yet',
  neverText:
    'The check compares every label with what the models see, with the usual size of its class and with its neighbours, and puts what is most probably wrong first.',
  clean: 'Nothing is left to look at',
  cleanText: 'Every card of the last check has been dealt with. Check again after new annotations or a new model.',
  noneOfKind: 'No card of this kind is left.',
  problems: (count: number) => `${many(count, 'file')} could not be checked`,
  kinds: {
    outside: 'Over the edge',
    size: 'Unusual size',
    duplicate: 'Twice',
    class: 'Other class',
    loose: 'Loose box',
    unseen: 'Seen by no model',
    overlooked: 'Overlooked',
    not_empty: 'Not empty',
    label_without_photo: 'Label without photo',
    photo_without_label: 'Photo without label',
  },
  allKinds: 'All',
  kindsLabel: 'Kinds of cards',
  position: (index: number, total: number) => `${formatNumber(index)} of ${formatNumber(total)}`,
  score: (score: number) => `${formatPercent(score)} sure`,
  photoAlt: (name: string) => `Photo ${name} with its labels`,
  closeAlt: (name: string) => `Close view in ${name}`,
  labelled: (name: string) => `${name} (label)`,
  suggested: (name: string) => `${name}?`,
  remedies: {
    add: (name: string) => `Add ${name}`,
    replace: (name: string) => `Take the model’s box (${name})`,
    reclass: (name: string) => `Call it ${name}`,
    cut: 'Cut at the edge',
    remove: 'Delete the box',
    empty: 'Nothing is on it',
  },
  remove: 'Delete the box',
  right: 'It is right',
  skip: 'Skip',
  annotate: 'Annotate',
  undo: 'Undo',
  previous: 'Previous card',
  next: 'Next card',
  done: { fix: 'Put right', remove: 'Box deleted', right: 'Kept as it is', undo: 'Taken back' },
  failed: 'That did not work',
  progress: (dealt: number) => `${formatNumber(dealt)} dealt with`,
}

export const labelFiles = {
  intro:
    'Files in data/to_annotate/ can be edited with LabelImg, CVAT or Label Studio at the same time. Their changes are read back within seconds.',
  scan: 'Read now',
  scanned: (read: number) => (read === 0 ? 'Nothing new' : `${many(read, 'label file')} read`),
  none: 'No conflicts',
  noneText:
    'Mark photos in Review: each is copied to data/to_annotate/. Open that folder in LabelImg, CVAT or Label Studio, and what you save there arrives in Annotate by itself. When a file and its annotation both changed, you choose here.',
  toPhotos: 'Review photos',
  toAnnotate: 'Annotate marked photos',
  conflicts: (count: number) => `${many(count, 'conflict')} to decide`,
  problems: 'Files that could not be read',
  ours: 'In Fieldloop',
  theirs: 'In the file',
  changed: (file: string) => `${file} and the annotation here both changed.`,
  boxes: (count: number) => many(count, 'box', 'boxes'),
  keepOurs: 'Keep Fieldloop’s',
  takeTheirs: 'Take the file’s',
  merge: (count: number) => `Merge: ${many(count, 'box', 'boxes')}`,
  choose: 'Boxes of the merge',
  decided: 'Decided',
  unreadable: 'The file as the other program left it:',
}

export const classesPage = {
  intro: 'What boxes can be called. A rename keeps every id; a merge first shows what it changes.',
  none: 'No classes yet',
  noneText: 'Name the first animal here, or while annotating.',
  add: 'Add class',
  addLabel: 'Name of the new class',
  head: { name: 'Class', key: 'Key', use: 'Used', models: 'Known to', actions: 'Actions' },
  color: (name: string) => `Colour of ${name}`,
  resetColor: (name: string) => `Default colour for ${name}`,
  key: (name: string) => `Shortcut key of ${name}`,
  keyTaken: 'A key is 1 to 9 or one of i j k o q r u w y; Annotate uses the others.',
  use: (photos: number, boxes: number, datasetBoxes: number) =>
    boxes + datasetBoxes === 0 ? 'unused' : `${many(boxes, 'box', 'boxes')} on ${many(photos, 'photo')}, ${many(datasetBoxes, 'box', 'boxes')} in datasets`,
  noModel: 'no model',
  rename: 'Rename or merge',
  renameOf: (name: string) => `Rename or merge ${name}`,
  remove: (name: string) => `Delete ${name}`,
  into: 'New name, or the class to merge into',
  preview: 'Show what changes',
  renameNow: (from: string, into: string) => `Rename ${from} to ${into}`,
  mergeNow: (from: string, into: string) => `Merge ${from} into ${into}`,
  willRename: (from: string, into: string) => `${from} will be called ${into}. No id changes.`,
  willMerge: (from: string, into: string) => `Every ${from} becomes ${into}. This cannot be taken apart again by itself.`,
  annotations: (photos: number, boxes: number) => `${many(boxes, 'box', 'boxes')} on ${many(photos, 'annotated photo')}`,
  inDataset: (name: string, labels: number, boxes: number, keepsId: boolean) =>
    keepsId
      ? `Dataset ${name}: the name of the class; its ${many(boxes, 'box', 'boxes')} and their files stay as they are`
      : `Dataset ${name}: ${many(boxes, 'box', 'boxes')} in ${many(labels, 'label file')}; a copy of each file is kept`,
  modelsKnow: (names: string[], name: string) =>
    `${names.join(', ')} will go on saying ${name} until a new model is trained, and is measured as not knowing the new name.`,
  noModelKnows: 'No model knows this class.',
  done: 'Classes changed',
}

export const qualityShortcuts: ShortcutGroup = {
  name: 'Labels',
  page: '/quality',
  rows: [
    ['f, Enter', 'Fix: apply the suggestion'],
    ['x, Del', 'Delete the box'],
    ['r', 'It is right, never show it again'],
    ['s', 'Skip'],
    ['← →', 'Previous, next card'],
    ['a', 'Open in Annotate'],
    ['z', 'Undo'],
    ['1 – 3', 'Conflict: Fieldloop’s, the file’s, merged'],
  ],
}
