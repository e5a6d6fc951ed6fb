import { Skeleton } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useSearchParams } from 'react-router-dom'
import { useTimeline } from '@/api/photos/useTimeline'
import type { Timeline, TimelineQuery } from '@/api/types'
import { ErrorState } from '@/components/ErrorState'
import { texts } from '@/lib/texts'
import { NoPhotos } from '../filters/NoPhotos'
import { LargePhoto } from '../photo/LargePhoto'
import { gapOf, photoOf, placeOf, selectionOf } from '../reviewAddress'
import { AnimalDialog } from '../session/AnimalDialog'
import { SessionContext, useReviewState, useSession } from '../session/context'
import { ReviewSession } from '../session/ReviewSession'
import { useAddressSync } from '../session/useAddressSync'
import { useVerdictKeys } from '../session/useVerdictKeys'
import { photosPerBlock } from '../timeline/blocks'
import { GridModel } from '../timeline/gridModel'
import { GridScroller } from '../timeline/GridScroller'
import { GridSource } from '../timeline/GridSource'
import { metricsFor } from '../timeline/layout'
import { NoticeBar } from '../verdicts/NoticeBar'
import { ShownPhotos } from '../verdicts/shownPhotos'
import { VerdictSender } from '../verdicts/VerdictSender'
import { Grid } from './Grid'
import classes from './GridView.module.css'
import { SelectionBar } from './SelectionBar'
import { Toolbar } from './Toolbar'
import { useGridKeys } from './useGridKeys'

const assumedWidth = 1200

/** The photos that match a query, and everything that can be done with them. */
export function GridView({ query, onFilters }: { query: TimelineQuery; onFilters: () => void }) {
  const [search] = useSearchParams()
  const cache = useQueryClient()
  const timeline = useTimeline(query, photosPerBlock)
  const gapMinutes = gapOf(search)
  const grouped = query.sort !== 'confident' && query.sort !== 'uncertain'
  const [session] = useState(() => {
    const model = new GridModel(metricsFor(assumedWidth, grouped), gapMinutes)
    const shown = new ShownPhotos()
    const source = new GridSource(query, model, shown)
    const sender = (notify: ConstructorParameters<typeof VerdictSender>[2]) => new VerdictSender(cache, shown, notify)
    const openId = photoOf(search)
    return new ReviewSession(
      { source, scroller: new GridScroller(model), shown, sender },
      { openId, selection: selectionOf(search), focusId: openId ?? placeOf(search) },
    )
  })
  useSections(session, timeline.data)
  return (
    <SessionContext value={session}>
      <Behind>
        <Frame query={query} timeline={timeline.data} onFilters={onFilters} />
        {timeline.isError && <ErrorState error={timeline.error} onRetry={() => void timeline.refetch()} />}
        {timeline.isPending && <Skeleton className={classes.pending} role="status" aria-label={texts.loading} />}
        {timeline.data && timeline.data.total === 0 && <NoPhotos query={query} />}
        {timeline.data && timeline.data.total > 0 && <SectionGrid timeline={timeline.data} grouped={grouped} gapMinutes={gapMinutes} />}
      </Behind>
      <SelectionBar />
      <LargePhoto query={query} gapMinutes={gapMinutes} />
      <AnimalDialog />
      <Notices />
    </SessionContext>
  )
}

/** What an open photo covers wholly is not laid out and painted anew with each verdict. */
function Behind({ children }: { children: ReactNode }) {
  const isCovered = useReviewState((state) => state.openId !== null)
  return (
    <div className={classes.view} data-covered={isCovered || undefined}>
      {children}
    </div>
  )
}

/** Takes over new counts; the first ones also lead to the place that the address names. */
function useSections(session: ReviewSession, timeline: Timeline | undefined) {
  useEffect(() => {
    if (!timeline) return
    const isFirst = session.source.model.blocks.length === 0
    session.source.setSections(timeline.sections, timeline.head)
    const { focusId } = session.state
    if (isFirst && focusId !== null) void session.moving.goTo(focusId)
  }, [session, timeline])
}

function SectionGrid({ timeline, grouped, gapMinutes }: { timeline: Timeline; grouped: boolean; gapMinutes: number }) {
  const counts = useMemo(() => new Map(timeline.sections.map(({ key, photos }) => [key, photos])), [timeline])
  return <Grid grouped={grouped} gapMinutes={gapMinutes} counts={counts} />
}

function Notices() {
  const session = useSession()
  const notice = useReviewState((state) => state.notice)
  const isOpen = useReviewState((state) => state.openId !== null)
  return (
    <NoticeBar
      notice={notice}
      raised={isOpen}
      onUndo={() => session.judging.undo()}
      onRedo={() => session.judging.redo()}
      onGone={() => session.set({ notice: null })}
    />
  )
}

/** The toolbar with the keys and the address, which all work on one session. */
function Frame({ query, timeline, onFilters }: { query: TimelineQuery; timeline: Timeline | undefined; onFilters: () => void }) {
  useAddressSync()
  useVerdictKeys()
  useGridKeys(() => document.querySelector<HTMLElement>('[data-testid="scrubber"]')?.focus(), onFilters)
  return <Toolbar query={query} total={timeline?.total} onFilters={onFilters} />
}
