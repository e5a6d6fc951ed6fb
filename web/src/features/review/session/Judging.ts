import { ApiError } from '@/api/client'
import type { MarkReason, TimelinePhoto, Verdict, VerdictTarget } from '@/api/types'
import { texts } from '@/lib/texts'
import { fetchNextUnreviewed } from '../api/fetchNextUnreviewed'
import { nothingSelected } from '../selection'
import type { GridSource } from '../timeline/GridSource'
import type { ShownPhotos } from '../verdicts/shownPhotos'
import { givenTo, isReviewed, judged, judgedBoxes, type GivenVerdict } from '../verdicts/verdictRules'
import { isBoxVerdict, settles } from '../verdicts/verdicts'
import type { VerdictSender } from '../verdicts/VerdictSender'
import type { Moving } from './Moving'
import type { Opening } from './Opening'
import type { Scope, SessionState } from './SessionState'

/** What the person says of photos and boxes, and to which photo they come next. */
export class Judging {
  constructor(
    private readonly state: SessionState,
    private readonly source: GridSource,
    private readonly shown: ShownPhotos,
    private readonly moving: Moving,
    private readonly opening: Opening,
    private readonly sender: VerdictSender,
  ) {}

  /** What a verdict is about when nothing else is said. */
  usualScope(verdict: Verdict): Scope {
    const { openId, boxId, wholeEvent, selection } = this.state.now
    if (openId === null) return selection.size > 0 ? 'selection' : 'photo'
    if (boxId !== null && isBoxVerdict(verdict)) return 'box'
    return wholeEvent ? 'event' : 'photo'
  }

  /** Gives a verdict on the box, the open photo, the selection or the photo in focus, and goes on. */
  judge(verdict: Verdict, scope = this.usualScope(verdict), className: string | null = null): void {
    if (verdict === 'wrong_animal' && className === null) return this.state.set({ asking: { scope } })
    this.state.set({ asking: null })
    const { openId, boxId, focusId, selection } = this.state.now
    const id = openId ?? focusId
    if (scope === 'selection') this.judgePhotos([...selection], verdict, className)
    else if (id === null) return
    else if (scope === 'event') this.judgePhotos(this.opening.eventIds(id), verdict, className)
    else if (scope === 'photo') this.judgePhotos([id], verdict, className)
    else if (boxId !== null) this.judgeBox(id, boxId, verdict, className)
  }

  judgePhotos(ids: readonly number[], verdict: Verdict, className: string | null = null): void {
    const photos = ids.flatMap((id) => this.opening.photo(id) ?? [])
    const wanted = verdict === 'mark' && photos.length === ids.length && photos.every((photo) => photo.marked) ? 'unmark' : verdict
    const last = ids.at(-1)
    if (last === undefined) return
    const sent = this.send(givenTo(photos, wanted, className), { photos: [...ids] }, photos, judged)
    if (!settles(wanted)) return
    if (this.state.now.selection.size > 0 && this.state.now.openId === null) this.state.set({ selection: nothingSelected })
    this.goOn(last, sent)
  }

  /** Marks the open photo again with another reason or note. */
  markAs(id: number, reason: MarkReason, note: string): void {
    const photo = this.opening.photo(id)
    if (photo) void this.send({ verdict: 'mark', reason, note }, { photos: [id] }, [photo], judged)
  }

  private judgeBox(photoId: number, boxId: number, verdict: Verdict, className: string | null): void {
    const photo = this.opening.photo(photoId)
    if (photo) void this.send(givenTo([photo], verdict, className), { boxes: [boxId] }, [photo], (one, given) => judgedBoxes(one, [boxId], given))
  }

  private send(
    given: GivenVerdict,
    target: VerdictTarget,
    photos: TimelinePhoto[],
    change: (photo: TimelinePhoto, given: GivenVerdict) => TimelinePhoto,
  ): Promise<unknown> {
    return this.sender.give({ ...given, target }, photos, photos.map((photo) => change(photo, given)))
  }

  undo(): void {
    void this.sender.undo()
  }

  redo(): void {
    void this.sender.redo()
  }

  /** To the next photo that nobody has judged: known here and shown at once, or asked for. */
  private goOn(fromId: number, sent: Promise<unknown>): void {
    const next = this.source.model.nextWhere(fromId, (photo) => !isReviewed(this.shown.of(photo)))
    if (next && next !== 'unknown') this.opening.show(next.id)
    else void sent.then(() => this.askForNext(fromId))
  }

  private async askForNext(fromId: number): Promise<void> {
    try {
      const next = await fetchNextUnreviewed(this.source.query, fromId)
      await this.moving.bringPlace(next.photo.id, next)
      this.opening.show(next.photo.id)
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) this.state.inform(texts.review.allReviewed)
    }
  }
}
