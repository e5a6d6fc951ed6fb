import { isDialogsKey } from '@/lib/keys/dialogKeys'

/** Whether a dialog other than the large photo was open at this press: the key is then its own. */
export const isElsewhere = () => isDialogsKey('[data-large-photo]')

/** Undo and redo of verdicts, with Ctrl; says whether it used the key. */
export function historyKey(event: KeyboardEvent, history: { undo: () => void; redo: () => void }): boolean {
  const key = event.key.toLowerCase()
  if (key === 'y' || (key === 'z' && event.shiftKey)) history.redo()
  else if (key === 'z') history.undo()
  else return false
  return true
}
