import { formatNumber } from '../format'
import { many } from './many'
import type { ShortcutGroup } from './shortcuts'

export const photosPage = {
  title: 'Photos',
  filters: 'Filters',
  camera: 'Camera',
  allCameras: 'All cameras',
  className: 'Animal',
  allClasses: 'All animals',
  detections: 'Detections',
  anyDetections: 'With or without animals',
  withDetections: 'With animals',
  withoutDetections: 'Without animals',
  marked: 'Marked',
  anyMarked: 'Marked or not',
  onlyMarked: 'Marked',
  notMarked: 'Not marked',
  from: 'From',
  to: 'To',
  clear: 'Clear filters',
  shown: (shown: number, total: number) =>
    shown < total ? `${formatNumber(shown)} of ${many(total, 'photo')}` : many(total, 'photo'),
  add: 'Add photos',
  noMatch: 'No photo matches these filters',
  noMatchText: 'Widen or clear the filters to see photos again.',
  empty: 'No photos yet',
  emptyText: 'Add photos from your cameras, or build the demo yard from the dashboard.',
  more: 'Show more photos',
  open: (label: string) => `Open ${label}`,
  grid: 'Photos, newest first',
}

export const modal = {
  title: 'Photo',
  previous: 'Previous photo',
  next: 'Next photo',
  annotate: 'Annotate this photo',
  camera: 'Camera',
  captured: 'Captured',
  size: 'Size',
  file: 'File',
  review: 'Annotation',
  found: 'What the model found',
  model: 'Model',
  nothing: 'The model found nothing here. If there is an animal, mark the photo.',
  notLooked: 'No model has looked at this photo yet.',
}

export const photosShortcuts: ShortcutGroup = {
  name: 'Photos',
  rows: [
    ['← → ↑ ↓', 'Move over the grid'],
    ['Enter', 'Open the photo'],
    ['m', 'Mark or unmark'],
  ],
}

export const openPhotoShortcuts: ShortcutGroup = {
  name: 'Open photo',
  rows: [
    ['← →', 'Previous, next photo'],
    ['m', 'Mark or unmark'],
    ['1 – 5', 'Reason: missed, false alarm, wrong animal, box off, else'],
    ['a', 'Annotate'],
    ['Esc', 'Close'],
  ],
}
