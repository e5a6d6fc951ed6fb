import type { Icon } from '@tabler/icons-react'
import type { Verdict } from '@/api/types'
import { IconBrain, IconCheck, IconCircleX, IconExchange, IconEyeOff, IconHelpSquare, IconPhotoOff, IconX } from '@/lib/icons'

interface Look {
  icon: Icon
  /** Light enough for a dark badge. */
  color: string
}

export const verdictLooks: Readonly<Record<Verdict, Look>> = {
  correct: { icon: IconCheck, color: '#69db7c' },
  missed: { icon: IconEyeOff, color: '#ffc078' },
  false_alarm: { icon: IconCircleX, color: '#ffa8a8' },
  wrong_animal: { icon: IconExchange, color: '#e599f7' },
  empty: { icon: IconPhotoOff, color: '#ced4da' },
  cannot_tell: { icon: IconHelpSquare, color: '#ced4da' },
  mark: { icon: IconBrain, color: '#ffc078' },
  unmark: { icon: IconBrain, color: '#ced4da' },
  clear: { icon: IconX, color: '#ced4da' },
}
