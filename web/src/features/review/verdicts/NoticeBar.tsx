import { Button, Paper, Text } from '@mantine/core'
import { useEffect, useEffectEvent } from 'react'
import { texts } from '@/lib/texts'
import classes from './NoticeBar.module.css'
import type { Notice } from './VerdictSender'

const say = texts.review
const shownFor = 8000

interface Props {
  notice: Notice | null
  /** At the top, where the bottom is in use. */
  raised?: boolean
  onUndo: () => void
  onRedo: () => void
  onGone: () => void
}

/** What a verdict, an undo or a redo did, with the way back. */
export function NoticeBar({ notice, raised = false, onUndo, onRedo, onGone }: Props) {
  const gone = useEffectEvent(onGone)
  useEffect(() => {
    if (!notice) return
    const timer = setTimeout(() => gone(), shownFor)
    return () => clearTimeout(timer)
  }, [notice])
  return (
    <div className={classes.notices} data-raised={raised || undefined} role="status" data-testid="notice">
      {notice && (
        <Paper className={classes.notice} shadow="md" radius="md">
          <Text size="sm" c="inherit">
            {notice.text}
          </Text>
          {notice.kind === 'undone' && <Way label={say.redo} onClick={onRedo} />}
          {(notice.kind === 'given' || notice.kind === 'redone') && <Way label={say.undo} onClick={onUndo} />}
        </Paper>
      )}
    </div>
  )
}

function Way({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button size="compact-sm" variant="white" color="dark" onClick={onClick}>
      {label}
    </Button>
  )
}
