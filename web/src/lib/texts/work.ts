import { formatNumber } from '../format'

/** The list of long work in the header. */
export const work = {
  title: 'Long work',
  button: (running: number, unread: number) =>
    ['Long work', running > 0 && `${formatNumber(running)} running`, unread > 0 && `${formatNumber(unread)} new`].filter(Boolean).join(', '),
  ended: 'What ended lately',
  unread: 'new',
  stopping: 'Stopping …',
  nothing: 'Imports, detection, training and comparisons appear here while they run.',
  notices: {
    state: {
      off: 'Your browser can tell you when work ends while this page is out of sight.',
      on: 'Your browser tells you when work ends while this page is out of sight.',
      blocked: 'Your browser blocks notifications from this page. Its site settings can allow them again.',
    },
    turnOn: 'Notify me',
    turnOff: 'Turn off',
  },
}
