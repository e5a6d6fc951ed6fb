import { useWindowEvent } from '@mantine/hooks'
import { onlineManager, useMutationState } from '@tanstack/react-query'
import { keys } from '@/api/keys'
import { Banner } from '@/components/Banner'
import { texts } from '@/lib/texts'

/** Says how many verdicts wait for the connection, and has the browser ask before they are lost with the page. */
export function UnsentVerdicts() {
  const failures = useMutationState({
    filters: { mutationKey: keys.verdicts, status: 'pending' },
    select: ({ state }) => state.failureCount,
  })
  useWindowEvent('beforeunload', (event) => failures.length > 0 && event.preventDefault())
  const isStuck = failures.some((count) => count > 0) || (failures.length > 0 && !onlineManager.isOnline())
  return isStuck && <Banner>{texts.header.verdictsWait(failures.length)}</Banner>
}
