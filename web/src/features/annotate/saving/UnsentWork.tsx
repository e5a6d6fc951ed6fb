import { Anchor } from '@mantine/core'
import { Link, useLocation } from 'react-router-dom'
import { Banner } from '@/components/Banner'
import { texts } from '@/lib/texts'
import { useRefused, useSessions, useUnreached } from './useSessions'

const say = texts.annotate

/** Sends annotations that an earlier page could not, and says on other pages what of them still waits. */
export default function UnsentWork() {
  const sessions = useSessions()
  const unreached = useUnreached(sessions)
  const refused = useRefused(sessions)
  const isAnnotating = useLocation().pathname.startsWith('/annotate')
  if (isAnnotating || (unreached === 0 && refused === undefined)) return null
  return (
    <Banner>
      {unreached > 0 && say.annotationsWait(unreached)}{' '}
      {refused !== undefined && (
        <Anchor component={Link} to={`/annotate?photo=${refused}`} c="inherit" underline="always">
          {say.annotationRefused}
        </Anchor>
      )}
    </Banner>
  )
}
