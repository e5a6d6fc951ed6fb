const openDialog = '[role="dialog"]:not([data-closing] *)'
let open: Element[] = []

// Before anything else hears of the press, which may close a dialog or open one.
window.addEventListener('keydown', () => (open = [...document.querySelectorAll(openDialog)]), { capture: true })

/**
 * Whether a dialog was open when the last key went down: the key is then the dialog's own. One that only fades out is
 * not. `page`: a selector of what counts as the page itself.
 */
export function isDialogsKey(page?: string): boolean {
  return open.some((dialog) => !page || !dialog.closest(page))
}
