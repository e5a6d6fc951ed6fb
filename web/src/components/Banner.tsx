import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './Banner.module.css'

/** A line below the header about something that a person should know on every page. */
export function Banner({ children }: { children: ReactNode }) {
  return (
    <Text role="status" className={classes.banner}>
      {children}
    </Text>
  )
}
