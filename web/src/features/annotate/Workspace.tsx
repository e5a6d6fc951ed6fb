import { Loader } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { imageUrl } from '@/api/imageUrl'
import type { Photo, ProposedBox } from '@/api/types'
import { useAnnotation } from '@/api/useAnnotation'
import { useClasses } from '@/api/useClasses'
import { useProposals } from '@/api/useProposals'
import { ErrorState } from '@/components/ErrorState'
import type { Box } from '@/lib/geometry'
import { texts } from '@/lib/texts'
import { Canvas } from './Canvas'
import { Conflict } from './Conflict'
import { isDecided, storedBoxes } from './scene'
import { sceneIn, selectedBox } from './editor'
import type { EditSession } from './EditSession'
import { SidePanel } from './SidePanel'
import { Toolbar } from './Toolbar'
import { useAnnotateKeys, useSpaceHeld } from './useAnnotateKeys'
import type { Sessions } from './useSessions'
import { useViewport } from './useViewport'
import classes from './Workspace.module.css'

interface Props {
  photo: Photo
  sessions: Sessions
  previous: Photo | undefined
  next: Photo | undefined
  onGo: (photo: Photo | undefined) => void
  /** Called when the photo is finished and the next unfinished one is wanted. */
  onDone: () => void
  filmstrip: ReactNode
}

const unreviewed = { isError: false, error: null, data: null }

/** One photo to annotate, once its annotation has been read. */
export function Workspace(props: Props) {
  const known = useAnnotation(props.photo.id, props.photo.annotated)
  const annotation = props.photo.annotated ? known : unreviewed
  if (annotation.isError) return <ErrorState error={annotation.error} onRetry={() => void known.refetch()} />
  if (annotation.data === undefined) return <Loader m="xl" aria-label={texts.loading} />
  return <Editing {...props} session={props.sessions.open(props.photo.id, annotation.data)} reviewed={annotation.data !== null} />
}

interface EditingProps extends Props {
  session: EditSession
  reviewed: boolean
}

function Editing({ photo, session, reviewed, previous, next, onGo, onDone, filmstrip }: EditingProps) {
  const { editor, save } = useSyncExternalStore(session.subscribe, session.snapshot)
  const proposals = useShownProposals(photo.id, session, reviewed)
  const viewport = useViewport(photo)
  const labels = useLabels(session, proposals.boxes)
  const panning = useSpaceHeld()
  const scene = sceneIn(editor)
  const confirm = () => {
    const isDone = labels.acceptAll()
    void session.flush()
    if (isDone) onDone()
  }
  const actions = {
    session,
    viewport,
    labels,
    confirm,
    showProposals: proposals.show,
    previous: previous && (() => onGo(previous)),
    next: next && (() => onGo(next)),
  }
  useAnnotateKeys(photo, actions)
  usePrefetched(next)
  return (
    <div className={classes.layout}>
      <div className={classes.main}>
        {save.phase === 'conflict' && <Conflict photoId={photo.id} session={session} />}
        <Canvas
          photo={photo}
          scene={scene}
          selected={editor.selected}
          viewport={viewport}
          panning={panning}
          onSelect={(key) => session.edit({ type: 'select', key })}
          onDraw={labels.draw}
          onReshape={(key, box) => session.edit({ type: 'reshape', key, box })}
        />
        <Toolbar editor={editor} actions={actions} />
        {filmstrip}
      </div>
      <SidePanel
        photo={photo}
        scene={scene}
        selected={selectedBox(editor)}
        save={save}
        undecided={storedBoxes(scene) === null ? 0 : scene.boxes.filter((box) => !isDecided(box)).length}
        proposalsFrom={proposals.model}
        actions={actions}
      />
    </div>
  )
}

export interface WorkspaceActions {
  session: EditSession
  viewport: ReturnType<typeof useViewport>
  labels: ReturnType<typeof useLabels>
  confirm: () => void
  showProposals: () => void
  previous: (() => void) | undefined
  next: (() => void) | undefined
}

/** A model's proposals, shown of themselves on a photo that nobody has reviewed, else when asked for. */
function useShownProposals(photoId: number, session: EditSession, reviewed: boolean) {
  const [wanted, setWanted] = useState(!reviewed)
  const { data } = useProposals(photoId, wanted)
  useEffect(() => {
    if (data) session.propose(data.boxes)
  }, [data, session])
  return { model: data?.model_name, boxes: data?.boxes ?? noBoxes, show: () => setWanted(true) }
}

/** The next photo and what the model proposes for it are fetched ahead, so that going on shows them at once. */
function usePrefetched(next: Photo | undefined): void {
  useProposals(next?.id ?? 0, next !== undefined && !next.annotated)
  const filename = next?.filename
  useEffect(() => {
    if (filename) new Image().src = imageUrl(filename)
  }, [filename])
}

const noBoxes: ProposedBox[] = []

/** The class that a new box gets, and the classes to choose from. */
function useLabels(session: EditSession, proposals: ProposedBox[]) {
  const { data: known = [] } = useClasses()
  const [chosen, setChosen] = useState<string | null>(null)
  const names = known.map((label) => label.name)
  const likely = proposals.map((box) => box.class_name).find((name) => names.length === 0 || names.includes(name))
  const current = chosen ?? likely ?? names[0] ?? null
  return {
    names,
    current,
    choose: (name: string) => {
      setChosen(name)
      const selected = selectedBox(session.snapshot().editor)
      if (selected && selected.class_name !== name) session.edit({ type: 'rename', key: selected.key, className: name })
    },
    /** Accepts the proposals; false when some are of an animal that is not in the list and a person must choose. */
    acceptAll: () => {
      session.edit({ type: 'acceptAll', classNames: names })
      const open = sceneIn(session.snapshot().editor).boxes.filter((box) => !isDecided(box))
      if (!open[0]) return true
      session.edit({ type: 'select', key: open[0].key })
      notifications.show({ color: 'yellow', message: texts.annotate.unknownAnimals(open.map((box) => box.class_name)) })
      return false
    },
    draw: (box: Box) => {
      if (current === null) notifications.show({ color: 'yellow', message: texts.annotate.noClasses })
      else session.edit({ type: 'draw', box, className: current })
    },
  }
}
