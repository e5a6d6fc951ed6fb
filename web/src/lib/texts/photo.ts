import { many } from './many'

export const mark = {
  mark: 'Mark for Retraining',
  marked: 'Marked for Retraining',
  reason: 'Reason',
  note: 'Note',
  notePlaceholder: 'What should the model learn here? (optional)',
  noteSaved: 'Note saved',
  reasons: {
    missed: 'Missed an animal',
    false_positive: 'False alarm',
    wrong_class: 'Wrong animal',
    bad_box: 'Box is off',
    other: 'Something else',
  },
  failed: 'The mark was not changed',
}

export const photo = {
  alt: (camera: string, time: string) => `Photo from camera ${camera}, ${time}`,
  boxesDrawn: (count: number) => (count === 0 ? 'no animal found' : many(count, 'detection')),
  noDetections: 'No animal found',
  notFound: 'This photo is not here',
  noPicture: 'The picture itself cannot be read. Its file may have been moved or damaged.',
  annotated: 'Annotated',
  annotatedEmpty: 'Confirmed empty',
  unreviewed: 'Not annotated yet',
}
