import { createTheme, Notification, type MantineColorsTuple } from '@mantine/core'
import { texts } from '@/lib/texts'

const moss: MantineColorsTuple = [
  '#ecf7f0', '#d9ecdf', '#b1d8be', '#86c49b', '#63b37e', '#4da86b', '#3b9159', '#2f7d4b', '#27683e', '#1d5230',
]

/** Neutral greys with a trace of green, so that photos, not the frame, carry the colour. */
const dark: MantineColorsTuple = [
  '#d3d8d5', '#bcc3bf', '#96a09a', '#6f7a74', '#414a45', '#3a423e', '#2b322e', '#222825', '#1a1f1c', '#131715',
]

export const theme = createTheme({
  primaryColor: 'moss',
  primaryShade: { light: 8, dark: 7 },
  colors: { moss, dark },
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif',
  headings: { fontWeight: '650' },
  components: { Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': texts.close } } }) },
})
