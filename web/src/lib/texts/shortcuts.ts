import { annotateShortcuts } from './annotate'
import { qualityShortcuts } from './quality'
import { compareShortcuts, falseAlarmsShortcuts, openPhotoShortcuts, reviewShortcuts, verdictShortcuts } from './review'

/** What "?" lists under one heading, for the page at a path: keys and what they do. */
export type ShortcutGroup = { name: string; page: string; rows: readonly (readonly [keys: string, what: string])[] }

export const shortcuts = {
  title: 'Keyboard shortcuts',
  everywhere: 'Everywhere',
  thisList: 'This list',
  groups: [reviewShortcuts, verdictShortcuts, openPhotoShortcuts, falseAlarmsShortcuts, compareShortcuts, annotateShortcuts, qualityShortcuts],
}
