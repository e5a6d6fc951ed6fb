import { notifications } from '@mantine/notifications'
import type { QueryClient } from '@tanstack/react-query'
import { ApiError } from '@/api/client'
import { keys } from '@/api/keys'
import type { TimelinePhoto, Verdict, VerdictRequest, VerdictResult } from '@/api/types'
import { texts } from '@/lib/texts'
import { sendRedo } from '../api/sendRedo'
import { sendUndo } from '../api/sendUndo'
import { sendVerdict } from '../api/sendVerdict'
import type { ShownPhotos } from './shownPhotos'

const say = texts.review
const longestWait = 5000

export interface Notice {
  kind: 'given' | 'undone' | 'redone' | 'info'
  text: string
}

/**
 * Sends verdicts one after another, shows them before they are stored, and takes them back when they are refused. While
 * the server cannot be reached they wait.
 */
export class VerdictSender {
  constructor(
    private readonly cache: QueryClient,
    private readonly shown: ShownPhotos,
    private readonly notify: (notice: Notice) => void,
  ) {}

  /** `after` is how the photos are to be shown at once, `before` how again if the verdict is refused. */
  give(request: VerdictRequest, before: readonly TimelinePhoto[], after: readonly TimelinePhoto[]): Promise<VerdictResult | undefined> {
    this.shown.change(after)
    return this.run(
      () => sendVerdict(request),
      (result) => this.notify({ kind: 'given', text: say.also(result.text, besideVerdict(request.verdict, before, result.photos)) }),
      (error) => {
        this.shown.change(before)
        notifications.show({ color: 'red', title: say.notGiven, message: error.message, autoClose: 12_000 })
      },
      isUnreachable,
    )
  }

  undo(): Promise<VerdictResult | undefined> {
    return this.run(sendUndo, ({ text }) => this.notify({ kind: 'undone', text: say.undone(text) }), failed(say.notUndone))
  }

  redo(): Promise<VerdictResult | undefined> {
    return this.run(sendRedo, ({ text }) => this.notify({ kind: 'redone', text: say.redone(text) }), failed(say.notRedone))
  }

  private async run(
    send: () => Promise<VerdictResult>,
    done: (result: VerdictResult) => void,
    fail: (error: Error) => void,
    sendAgain: (error: unknown) => boolean = () => false,
  ): Promise<VerdictResult | undefined> {
    // The scope lets one wait for the other: the order is what undo goes by.
    const mutation = this.cache.getMutationCache().build(this.cache, {
      mutationKey: keys.verdicts,
      mutationFn: send,
      scope: { id: 'verdict' },
      retry: (_, error) => sendAgain(error),
      retryDelay: (failures) => Math.min(1000 * 2 ** failures, longestWait),
    })
    try {
      const result = await mutation.execute(undefined)
      this.settle(result)
      done(result)
      return result
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)))
      void this.cache.invalidateQueries({ queryKey: keys.verdictHistory })
      return undefined
    }
  }

  private settle(result: VerdictResult): void {
    // A later verdict may already be shown on the same photo.
    if (this.cache.isMutating({ mutationKey: keys.verdicts }) === 0) this.shown.change(result.photos)
    this.cache.setQueryData(keys.verdictHistory, { undo: result.undo, redo: result.redo })
    if (result.problems.length > 0)
      notifications.show({ color: 'yellow', message: result.problems.join(' '), autoClose: 12_000 })
  }
}

/** How many photos a verdict marked or annotated as empty, where that is not what the verdict says. */
export function besideVerdict(verdict: Verdict, before: readonly TimelinePhoto[], after: readonly TimelinePhoto[]) {
  const earlier = new Map(before.map((photo) => [photo.id, photo]))
  const count = (of: 'marked' | 'annotated_empty') => after.filter((photo) => photo[of] && earlier.get(photo.id)?.[of] === false).length
  return { marked: verdict === 'mark' ? 0 : count('marked'), empty: count('annotated_empty'), of: after.length }
}

/** To give a verdict twice does no harm; an undo that arrived though its answer was lost must not be repeated. */
const isUnreachable = (error: unknown) => error instanceof ApiError && error.status === 0

const failed = (title: string) => (error: Error) => notifications.show({ color: 'yellow', title, message: error.message, autoClose: 8000 })
