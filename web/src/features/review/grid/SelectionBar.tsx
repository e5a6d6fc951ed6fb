import { Button, Paper, Text } from '@mantine/core'
import { IconX } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useReviewState, useSession } from '../session/context'
import { VerdictButtons } from '../verdicts/VerdictButtons'
import { photoVerdicts } from '../verdicts/verdicts'
import classes from './SelectionBar.module.css'

const say = texts.review

/** What can be done with the selected photos. */
export function SelectionBar() {
  const session = useSession()
  const count = useReviewState((state) => state.selection.size)
  const isOpen = useReviewState((state) => state.openId !== null)
  if (count === 0 || isOpen) return null
  return (
    <Paper component="section" className={classes.selection} withBorder shadow="md" radius="md" aria-label={say.selection}>
      <div className={classes.count}>
        <Text fw={600} size="sm" role="status">
          {say.selected(count)}
        </Text>
        <Button size="compact-sm" variant="subtle" leftSection={<IconX size={16} />} onClick={() => session.choosing.selectNone()}>
          {say.selectNone}
        </Button>
      </div>
      <VerdictButtons layout="bar" verdicts={photoVerdicts} label={say.verdictGroup} present={[]} onJudge={(verdict) => session.judging.judge(verdict)} />
    </Paper>
  )
}
