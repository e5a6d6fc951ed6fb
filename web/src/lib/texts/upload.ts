import { formatNumber } from '../format'
import { many } from './many'

export const upload = {
  title: 'Add photos',
  drop: 'Drop photos or a whole folder here',
  hint: 'JPEG, PNG or WebP. Capture times come from the files; the same photo twice is kept once.',
  choose: 'Choose files',
  chooseFolder: 'Choose a folder',
  camera: 'Camera name',
  cameraHint: 'Photos with one name belong to one place',
  defaultCamera: 'default',
  progress: 'Upload progress',
  state: (done: number, total: number) => `${formatNumber(done)} of ${many(total, 'file')}`,
  summary: (added: number, duplicates: number, refused: number) =>
    [
      `${many(added, 'photo')} added`,
      duplicates > 0 && `${formatNumber(duplicates)} already here`,
      refused > 0 && `${formatNumber(refused)} refused`,
    ]
      .filter(Boolean)
      .join(', '),
  untimed: (count: number) =>
    count === 1
      ? '1 photo does not tell when it was taken, so it has the time at which it arrived.'
      : `${formatNumber(count)} photos do not tell when they were taken. They have the time at which they arrived, so they stand together as one visit.`,
  stop: 'Stop uploading',
  clear: 'Clear this list',
  results: 'What became of each file',
  showAdded: 'Show added files too',
  noPhotos: 'No photos were found in what you dropped. Fieldloop takes JPEG, PNG and WebP files.',
  unreadable: 'The browser could not read what you dropped',
  outcome: { added: 'Added', duplicate: 'Already here', refused: 'Refused' },
  more: (count: number) => `and ${formatNumber(count)} more`,
}
