import { Loader } from '@mantine/core'
import { useState, useSyncExternalStore, type ReactNode } from 'react'
import { useClasses } from '@/api/useClasses'
import { ErrorState } from '@/components/ErrorState'
import { texts } from '@/lib/texts'
import { useAnnotation } from './api/useAnnotation'
import { Canvas } from './canvas/Canvas'
import { Viewport } from './canvas/view'
import { SidePanel } from './panel/SidePanel'
import { useWarnings } from './panel/useWarnings'
import type { QueuePhoto } from './queue/queue'
import { Conflict } from './saving/Conflict'
import type { EditSession } from './saving/EditSession'
import type { Sessions } from './saving/Sessions'
import { usePresence } from './saving/usePresence'
import { useDisplay } from './toolbar/display'
import { Toolbar } from './toolbar/Toolbar'
import { useActions } from './useActions'
import { useAnnotateKeys } from './useAnnotateKeys'
import { useLabels, type Chosen } from './useLabels'
import { useNotice } from './useNotice'
import { useFetchedAhead, useProposing } from './useProposing'
import classes from './Workspace.module.css'

interface Props {
  photo: QueuePhoto
  sessions: Sessions
  /** The model whose proposals are wanted; null: the deployed one. */
  model: string | null
  onModel: (model: string | null) => void
  chosenClass: Chosen
  previous: QueuePhoto | undefined
  next: QueuePhoto | undefined
  /** Photos that are likely to be wanted soon. */
  ahead: readonly [QueuePhoto?, QueuePhoto?]
  onGo: (photo: QueuePhoto | undefined) => void
  /** Called when the photo is finished and the next unfinished one is wanted. */
  onDone: () => void
  filmstrip: ReactNode
}

/** One photo to annotate, once its annotation and the classes have been read. */
export function Workspace(props: Props) {
  const { photo, sessions } = props
  const needsReading = photo.annotated && !sessions.holds(photo.id)
  const known = useAnnotation(photo.id, needsReading)
  const classes = useClasses()
  if (needsReading && known.isError) return <ErrorState error={known.error} onRetry={() => void known.refetch()} />
  if (classes.isLoading || (needsReading && known.data === undefined)) return <Loader m="xl" aria-label={texts.loading} />
  return <Editing {...props} session={sessions.open(photo.id, known.data ?? null)} />
}

function Editing({ photo, session, sessions, model, onModel, chosenClass, previous, next, ahead, onGo, onDone, filmstrip }: Props & { session: EditSession }) {
  const { editor, save, theirs } = useSyncExternalStore(session.subscribe, session.snapshot)
  const [viewport] = useState(() => new Viewport(photo))
  const [display, changeDisplay] = useDisplay()
  const [notice, notify] = useNotice()
  const proposals = useProposing(photo.id, session, photo.annotated, model)
  const labels = useLabels(session, proposals.boxes, chosenClass)
  const others = usePresence(photo.id, session)
  const warnings = useWarnings(photo.id, session)
  const actions = useActions({
    photo, session, sessions, viewport, labels, proposals, display, changeDisplay, notify, onDone,
    previous: previous && (() => onGo(previous)),
    next: next && (() => onGo(next)),
  })
  useAnnotateKeys(actions, warnings)
  useFetchedAhead(ahead, model)
  return (
    <div className={classes.layout}>
      <div className={classes.main}>
        {save.phase === 'conflict' && <Conflict photo={photo} session={session} theirs={theirs} />}
        <Canvas
          photo={photo}
          session={session}
          viewport={viewport}
          display={display}
          onlySelected={actions.onlySelected}
          notice={notice}
          stageRef={actions.stage}
          onDraw={labels.draw}
          onReshape={(key, box) => session.edit({ type: 'reshape', key, box })}
          onClick={actions.click}
          onSecondClick={actions.removeAt}
        />
        <Toolbar editor={editor} actions={actions} />
        {filmstrip}
      </div>
      <SidePanel photo={photo} editor={editor} save={save} others={others} warnings={warnings} model={model} onModel={onModel} actions={actions} />
    </div>
  )
}
