import { formatList, formatNumber, formatPercent } from '../format'
import { many } from './many'

export const dashboard = {
  title: 'Dashboard',
  next: 'What to do next',
  counts: 'Counts',
  total: 'Photos',
  withDetections: 'With animals',
  detections: 'Detections',
  annotated: 'Annotated',
  latest: (ago: string) => `latest ${ago}`,
  share: (share: number) => `${formatPercent(share)} of all photos`,
  perPhoto: (value: number) => `${formatNumber(value)} a photo`,
  waiting: (count: number) => `${formatNumber(count)} waiting for training`,
  marked: 'Marked for retraining',
  markedNone: 'Nothing is marked. Mark photos where the model was wrong.',
  markedSome: (count: number) => `${many(count, 'photo')} ${count === 1 ? 'waits' : 'wait'} to be annotated`,
  markedDone: 'All of them are annotated and wait for training',
  markedJoined: (count: number) => `${many(count, 'photo')} marked before ${count === 1 ? 'has' : 'have'} joined the training photos`,
  openMarked: 'Annotate marked photos',
  deployed: 'Deployed model',
  noModel: 'No model is deployed, so photos are stored without boxes.',
  toModels: 'All models',
  classes: 'What was found',
  noClasses: 'Nothing was found yet.',
  activity: 'Recent activity',
  noActivity: 'Nothing has happened yet.',
  running: 'Under way',
  runs: 'Last training runs',
}

export const nextStep = {
  training: 'The model is learning right now; you can watch it.',
  openTraining: 'Watch training',
  interrupted: 'A training run was interrupted before it ended; it can go on from its last checkpoint.',
  openInterrupted: 'See the run',
  compare: (model: string) => `${model} has been trained: see whether it beats the deployed model.`,
  openCompare: 'Compare the two',
  deployFirst: (model: string) => `${model} is ready and no model is deployed yet.`,
  openModels: 'See the models',
  makeRoom: (free: string) => `The disk is nearly full, with ${free} left: make room before photos are lost.`,
  openDisk: 'See what takes space',
  annotate: (count: number) =>
    `${many(count, 'marked photo')} ${count === 1 ? 'waits' : 'wait'} for you to say what is on ${count === 1 ? 'it' : 'them'}.`,
  openAnnotate: 'Annotate',
  train: (count: number) => `${many(count, 'annotated photo')} can teach the model: start a training run.`,
  openTrain: 'Train the model',
  trainFirst: (model: string, animals: string[]) =>
    `${model} does not know ${formatList(animals)}, of which labelled photos are here: train a model that does.`,
  openTrainFirst: 'Train a model',
  decide: (count: number) =>
    `${many(count, 'label file')} ${count === 1 ? 'was' : 'were'} changed by another program while the annotation changed here too: decide which holds.`,
  openConflicts: 'Decide',
  check: (count: number) =>
    `${many(count, 'label')} ${count === 1 ? 'is' : 'are'} probably wrong: look at ${count === 1 ? 'it' : 'them'} before the model learns from ${count === 1 ? 'it' : 'them'}.`,
  checkJoined: (count: number) =>
    `${many(count, 'label')} ${count === 1 ? 'is' : 'are'} probably wrong among those that runs learn from and are measured on: put right, ${count === 1 ? 'it makes' : 'they make'} the next run better.`,
  openDoubts: 'Check the labels',
  review: (count: number) =>
    `Nobody has looked at ${many(count, 'photo')} yet: say where the model is right and where it is wrong.`,
  openUnreviewed: 'Review photos',
  allReviewed: 'Every photo is reviewed. Add new photos, or look through those you have.',
  openPhotos: 'See the photos',
}

export const start = {
  title: 'Welcome to Fieldloop',
  text: 'Your cameras take photos, a model finds the animals, you show it where it was wrong, and it learns. Begin with your own photos or look around first.',
  own: 'Add your photos',
  labelled: (count: number) => `${many(count, 'labelled photo')} ${count === 1 ? 'is' : 'are'} here to learn from`,
  labelledText: 'What a model makes of the photos of your cameras is seen once some of them are added below.',
  toTraining: 'Go to training',
  demo: 'Try the demo yard',
  demoText:
    'Fills this place with generated photos of a yard with deer, foxes and other visitors, by day and by night, and a small dataset to train on. It takes under a minute.',
  demoStart: 'Start the demo yard',
  demoRunning: 'The demo yard is being built',
  demoFailed: 'The demo yard could not be built',
}
