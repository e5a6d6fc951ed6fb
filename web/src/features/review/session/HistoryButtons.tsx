import { ActionIcon } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useVerdictHistory } from '../api/useVerdictHistory'
import { useSession } from './context'

const say = texts.review

/** Undo and redo, which name what they would do. */
export function HistoryButtons() {
  const session = useSession()
  const { data } = useVerdictHistory()
  const undo = data?.undo ? say.undoWhat(data.undo) : say.undo
  const redo = data?.redo ? say.redoWhat(data.redo) : say.redo
  return (
    <>
      <ActionIcon variant="default" size="lg" aria-label={undo} title={undo} disabled={!data?.undo} onClick={() => session.judging.undo()}>
        <IconArrowBackUp size={20} />
      </ActionIcon>
      <ActionIcon variant="default" size="lg" aria-label={redo} title={redo} disabled={!data?.redo} onClick={() => session.judging.redo()}>
        <IconArrowForwardUp size={20} />
      </ActionIcon>
    </>
  )
}
