import { formatNumber } from '../format'
import { many } from './many'

export const nav = {
  label: 'Main',
  dashboard: 'Dashboard',
  photos: 'Review',
  annotate: 'Annotate',
  labels: 'Labels',
  training: 'Training',
  models: 'Models',
  more: 'More',
  toAnnotate: (count: number) => `${formatNumber(count)} to annotate`,
}

export const header = {
  colors: 'Colours',
  schemes: { auto: 'As the system', light: 'Light', dark: 'Dark' },
  shortcuts: 'Keyboard shortcuts',
  offline: 'Connection lost; trying again',
  verdictsWait: (count: number) =>
    `${many(count, 'verdict')} ${count === 1 ? 'waits' : 'wait'} until the server can be reached; keep this page open.`,
}

export const errors = {
  unreachable: 'The server cannot be reached. Check that Fieldloop is running, then try again.',
  status: (status: number) => `The server answered with status ${status}.`,
  title: 'This did not load',
  crashed: 'This page ran into a fault of its own. Reloading it usually helps.',
  reload: 'Reload the page',
}

export const notFound = {
  title: 'There is no such page',
  text: 'The address may be mistyped, or the page may have moved.',
  home: 'To the dashboard',
}
