import { formatNumber } from '../format'
import { many } from './many'

const unbroken = (text: string) => text.replaceAll(' ', '\u00a0')

/** The deployed model on photos from the field. */
export const field = {
  title: 'How the model does in the field',
  precision: 'Precision',
  precisionHint: 'How often a box holds the right animal',
  recall: 'Estimated recall',
  recallHint: 'How many of the animals get a right box, those on photos without a box included',
  interval: (low: string, high: string, visits: number) => `95 % interval ${low} to ${high}, from ${many(visits, 'visit')}`,
  range: (low: string, high: string) => `${unbroken(low)} to ${unbroken(high)}`,
  restsOn: (model: string, judged: number, all: number) =>
    `${model}: ${many(judged, 'photo')} judged of ${formatNumber(all)}. A burst of photos counts as one visit.`,
  notLooked: (model: string) => `Not known yet: no photo shows what ${model} finds.`,
  toModels: 'Models offers to let it look at them.',
  tooFew: (least: number) => `Not known yet: it takes ${formatNumber(least)} judged visits with an animal.`,
  judgeSilent: (least: number) => `Not known yet: judge photos of ${formatNumber(least)} moments on which the model shows nothing.`,
  slice: 'Part',
  judged: 'Judged',
  byWeek: 'By week',
  byCamera: 'By camera',
  byLight: 'By light',
  week: (monday: string) => `from ${monday}`,
  day: 'Day',
  night: 'Night',
  few: 'too few',
}

export const disk = {
  title: 'Disk',
  used: 'Used part of the disk',
  free: (free: string, capacity: string) => `${free} free of ${capacity}`,
  low: 'Little space is left',
  lowText: 'Thumbnails can be deleted at any time, and old training runs once their models are kept. When the disk is full, no photo can be added.',
  parts: {
    photos: 'Photos',
    thumbnails: 'Thumbnails',
    training_data: 'Training data',
    models: 'Models',
    runs: 'Training runs',
    database: 'Database',
    other: 'Other files',
  },
  part: (size: string, files: number) => `${size} · ${many(files, 'file')}`,
}
