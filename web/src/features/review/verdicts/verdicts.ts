import type { Verdict } from '@/api/types'

/** What can be said of a photo, in the order of the buttons. */
export const photoVerdicts = ['correct', 'missed', 'false_alarm', 'wrong_animal', 'empty', 'cannot_tell', 'mark'] as const satisfies readonly Verdict[]
export const boxVerdicts = ['correct', 'false_alarm', 'wrong_animal'] as const satisfies readonly Verdict[]

export const verdictKeys: Readonly<Record<string, Verdict>> = {
  c: 'correct',
  m: 'missed',
  f: 'false_alarm',
  w: 'wrong_animal',
  n: 'empty',
  u: 'cannot_tell',
  r: 'mark',
  x: 'clear',
}

export const keyOf = (verdict: Verdict) => Object.entries(verdictKeys).find(([, other]) => other === verdict)?.[0] ?? ''

export const isBoxVerdict = (verdict: Verdict) => verdict === 'clear' || (boxVerdicts as readonly Verdict[]).includes(verdict)

/** A verdict settles a photo; a mark and a cleared verdict do not. */
export const settles = (verdict: Verdict) => verdict !== 'mark' && verdict !== 'unmark' && verdict !== 'clear'
