const switchKey = 'fieldloop-browser-notices'

/** unsupported: the browser has none here (such as over plain HTTP from afar); blocked: the person refused them there. */
export type NoticeState = 'unsupported' | 'off' | 'on' | 'blocked'

export function noticeState(): NoticeState {
  if (!('Notification' in window) || !window.isSecureContext) return 'unsupported'
  if (Notification.permission === 'denied') return 'blocked'
  return Notification.permission === 'granted' && localStorage.getItem(switchKey) === 'on' ? 'on' : 'off'
}

/** Asks the browser for leave; call it from a click only, since browsers refuse it elsewhere. */
export async function turnNoticesOn(): Promise<NoticeState> {
  if ((await Notification.requestPermission()) === 'granted') localStorage.setItem(switchKey, 'on')
  return noticeState()
}

export function turnNoticesOff(): NoticeState {
  localStorage.removeItem(switchKey)
  return noticeState()
}

/** Tells the person outside the page, where they allowed it and do not see the page. Several tabs with one tag show one notice. */
export function noticeWhenHidden(title: string, body: string, tag: string): void {
  if (!document.hidden || noticeState() !== 'on') return
  const notice = new Notification(title, { body, tag, icon: '/app/icon.svg' })
  notice.onclick = () => {
    window.focus()
    notice.close()
  }
}
