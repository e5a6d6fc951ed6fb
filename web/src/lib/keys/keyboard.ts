/** Whether a key press belongs to a text field or an open choice, and not to a shortcut. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  if (target.getAttribute('role') === 'listbox' || target.getAttribute('aria-haspopup') === 'listbox') return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)
}

/** Whether Enter and Space already mean "press this" where the focus is. */
export function isOnControl(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest('button, a[href], [role="button"], summary') !== null
}
