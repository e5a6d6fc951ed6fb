export const mark = {
  reason: 'Reason',
  note: 'Note',
  notePlaceholder: 'What should the model learn here? (optional)',
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
  notFound: 'This photo is not here',
  noPicture: 'The picture itself cannot be read. Its file may have been moved or damaged.',
  annotated: 'Annotated',
  annotatedEmpty: 'Confirmed empty',
  unreviewed: 'Not annotated yet',
}
