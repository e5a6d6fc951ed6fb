import { notifications } from '@mantine/notifications'
import { useQueryClient, type QueryClient, type QueryKey } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { isActive } from '@/api/jobs/jobState'
import { keys } from '@/api/keys'
import type { Editor, Epoch, Job, TrainingRun } from '@/api/types'
import { noticeWhenHidden } from '@/lib/browserNotice'
import { texts } from '@/lib/texts'

const settleTime = 400
const shortNotice = 4000
const longNotice = 12_000

/** Asks again for what changed, at most once in a while however many events arrive. */
class Refresher {
  private readonly due = new Map<string, QueryKey>()
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly cache: QueryClient) {}

  add(...queryKeys: QueryKey[]): void {
    for (const key of queryKeys) this.due.set(JSON.stringify(key), key)
    this.timer ??= setTimeout(() => this.flush(), settleTime)
  }

  stop(): void {
    clearTimeout(this.timer)
  }

  private flush(): void {
    this.timer = undefined
    // A mark on its way would be shown as undone by an answer from before it.
    if (this.cache.isMutating({ mutationKey: ['mark'] }) > 0) return this.add()
    for (const key of this.due.values()) void this.cache.invalidateQueries({ queryKey: key })
    this.due.clear()
  }
}

/** Keeps the cache in step with the server over one event stream; false while the connection is lost. */
export function useEvents(): boolean {
  const cache = useQueryClient()
  const [connected, setConnected] = useState(true)
  useEffect(() => {
    const refresher = new Refresher(cache)
    const stream = new EventSource('/api/events')
    let wasLost = false
    stream.onopen = () => {
      setConnected(true)
      if (wasLost) void cache.invalidateQueries()
      wasLost = false
    }
    stream.onerror = () => {
      wasLost = true
      setConnected(false)
    }
    listen(stream, cache, refresher)
    return () => {
      stream.close()
      refresher.stop()
    }
  }, [cache])
  return connected
}

function listen(stream: EventSource, cache: QueryClient, refresher: Refresher): void {
  const on = (name: string, handle: (data: string) => void) =>
    stream.addEventListener(name, (event) => handle((event as MessageEvent<string>).data))
  on('photos', (data) => {
    refresher.add(keys.photos, keys.timeline, keys.stats, keys.field, keys.activity, keys.cameras, keys.detectionClasses)
    // What a person judged, models propose otherwise.
    if ('reviewed' in (JSON.parse(data) as object)) refresher.add(['proposals'])
  })
  on('presence', (data) => takePresence(cache, JSON.parse(data) as { photo_id: number; editors: Editor[] }))
  on('models', () => refresher.add(keys.models, keys.timeline, keys.stats, keys.field, keys.activity))
  on('labels', () => refresher.add(keys.labelFiles, keys.activity))
  on('figures', (data) => refresher.add(keys[(JSON.parse(data) as { name: 'disk' | 'field' }).name]))
  on('epoch', (data) => takeEpoch(cache, JSON.parse(data) as { run_id: number; epoch: Epoch }))
  on('job', (data) => takeJob(cache, refresher, JSON.parse(data) as Job))
}

function takePresence(cache: QueryClient, { photo_id, editors }: { photo_id: number; editors: Editor[] }): void {
  cache.setQueryData(keys.presence(photo_id), editors)
}

/** Adds an epoch to its run without asking the server again. */
function takeEpoch(cache: QueryClient, { run_id, epoch }: { run_id: number; epoch: Epoch }): void {
  cache.setQueryData<TrainingRun>(keys.run(run_id), (run) =>
    run && { ...run, epochs: [...run.epochs.filter((known) => known.epoch !== epoch.epoch), epoch] },
  )
}

function takeJob(cache: QueryClient, refresher: Refresher, job: Job): void {
  const before = cache.getQueryData<Job[]>(keys.jobs)?.find((known) => known.id === job.id)
  cache.setQueryData<Job[]>(keys.jobs, (jobs) =>
    jobs && (before ? jobs.map((known) => (known.id === job.id ? job : known)) : [job, ...jobs]),
  )
  if (job.kind === 'train') refresher.add(keys.runs)
  // Before a run learns, annotated photos join its dataset.
  if (job.kind === 'train' && before?.progress.stage !== job.progress.stage) refresher.add(keys.datasets, keys.stats, keys.photos)
  if (job.kind === 'compare') refresher.add(['comparison'])
  if (isActive(job.state)) return
  refresher.add(keys.jobs, keys.runs, keys.stats, keys.activity, keys.datasets, keys.log, keys.models, keys.classes, keys.quality)
  if (!before || isActive(before.state)) report(job)
}

function report(job: Job): void {
  if (job.state === 'cancelled') return
  const kind = texts.jobs.kinds[job.kind]
  const title = job.state === 'done' ? texts.jobs.ended(kind) : job.state === 'interrupted' ? texts.jobs.interrupted(kind) : texts.jobs.failed(kind)
  const message = job.error ?? ''
  notifications.show({ title, message, color: job.state === 'done' ? 'green' : 'red', autoClose: job.state === 'done' ? shortNotice : longNotice })
  noticeWhenHidden(title, message, `job-${job.id}`)
}
