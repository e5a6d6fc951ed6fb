import { Button, Kbd } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Verdict } from '@/api/types'
import { texts } from '@/lib/texts'
import classes from './VerdictButtons.module.css'
import { verdictLooks } from './verdictLooks'
import { keyOf } from './verdicts'

const say = texts.review

interface Props {
  verdicts: readonly Verdict[]
  label: string
  /** The verdicts that hold now. */
  present: readonly (Verdict | null)[]
  onJudge: (verdict: Verdict) => void
  layout?: 'list' | 'bar'
  /** Stands behind the buttons. */
  children?: ReactNode
}

/** A button a verdict, with its key. */
export function VerdictButtons({ verdicts, label, present, onJudge, layout = 'list', children }: Props) {
  return (
    <div className={classes[layout]} role="group" aria-label={label}>
      {verdicts.map((verdict) => {
        const Icon = verdictLooks[verdict].icon
        const isPresent = present.includes(verdict)
        return (
          <Button
            key={verdict}
            className={classes.button}
            size="xs"
            variant={isPresent ? 'filled' : 'default'}
            justify="space-between"
            aria-pressed={isPresent}
            leftSection={<Icon size={18} aria-hidden />}
            rightSection={<Kbd size="xs">{keyOf(verdict)}</Kbd>}
            onClick={() => onJudge(verdict)}
          >
            {say.verdicts[verdict]}
          </Button>
        )
      })}
      {children}
    </div>
  )
}
