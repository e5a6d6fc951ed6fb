import { formatDuration, formatNumber } from '../format'

export const jobs = {
  kinds: {
    import: 'Import',
    detect: 'Detection',
    train: 'Training',
    compare: 'Comparison',
    synthesize: 'Photo generation',
    demo: 'Demo yard',
    check: 'Check of labels',
  },
  states: {
    queued: 'Waiting to start',
    running: 'Running',
    done: 'Done',
    failed: 'Failed',
    cancelled: 'Cancelled',
    interrupted: 'Interrupted',
  },
  ended: (kind: string) => `${kind} finished`,
  failed: (kind: string) => `${kind} failed`,
  interrupted: (kind: string) => `${kind} was interrupted`,
  progress: (kind: string) => `${kind} progress`,
  of: (done: number, total: number) => `${formatNumber(done)} of ${formatNumber(total)}`,
  rate: (rate: number) => `${formatNumber(rate)} a second`,
  left: (seconds: number) => `${formatDuration(seconds)} left`,
  resume: 'Resume',
  cancel: (kind: string) => `Cancel ${kind.toLowerCase()}`,
}
