import { annotate } from './annotate'
import { dashboard, nextStep, start } from './dashboard'
import { disk, field } from './field'
import { jobs } from './jobs'
import { many } from './many'
import { models } from './models'
import { mark, photo } from './photo'
import { bring } from './bring'
import { compareBoxes, falseAlarms, largeView, review } from './review'
import { errors, header, nav, notFound } from './shell'
import { report } from './report'
import { classesPage, labelFiles, quality } from './quality'
import { shortcuts } from './shortcuts'
import { time } from './time'
import { training } from './training'
import { upload } from './upload'
import { work } from './work'

/** Every sentence a person reads; each feature's stand in a file of its own beside this one. */
export const texts = {
  appName: 'Fieldloop',
  skipToContent: 'Skip to content',
  loading: 'Loading',
  close: 'Close',
  cancel: 'Cancel',
  retry: 'Try again',
  photos: (count: number) => many(count, 'photo'),
  boxes: (count: number) => many(count, 'box', 'boxes'),
  none: 'none',

  nav,
  header,
  errors,
  notFound,
  jobs,
  work,
  time,
  mark,
  photo,
  upload,
  dashboard,
  nextStep,
  start,
  review,
  largeView,
  falseAlarms,
  compareBoxes,
  annotate,
  field,
  disk,
  quality,
  classesPage,
  labelFiles,
  bring,
  training,
  models,
  report,
  shortcuts,
}
