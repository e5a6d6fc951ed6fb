import { ActionIcon, Group, Loader, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { Link, Outlet } from 'react-router-dom'
import { useClasses } from '@/api/useClasses'
import { Banner } from '@/components/Banner'
import UnsentWork from '@/features/annotate/saving/UnsentWork'
import { IconHelpCircle } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { ColorSwitch } from './ColorSwitch'
import { useEvents } from './events'
import { Navigation } from './Navigation'
import classes from './Shell.module.css'
import { ShortcutsHelp } from './ShortcutsHelp'
import { UnsentVerdicts } from './UnsentVerdicts'
import { useGlobalKeys } from './useGlobalKeys'
import { WorkCenter } from './work/WorkCenter'

/** The frame around every page: navigation, colours, shortcuts, and the server's events. */
export function Shell() {
  const [help, { toggle: toggleHelp, close: closeHelp }] = useDisclosure()
  const [work, setWork] = useState(false)
  const connected = useEvents()
  const { isPending, failureCount } = useClasses()
  useGlobalKeys({ '?': toggleHelp, 'g w': () => setWork((open) => !open) })
  return (
    <div className={classes.shell}>
      <a href="#content" className="skip-link">
        {texts.skipToContent}
      </a>
      <header className={classes.header}>
        <div className={classes.bar}>
          <Link to="/" className={classes.brand}>
            <img src="/app/icon.svg" alt="" width={28} height={28} />
            {texts.appName}
          </Link>
          <Navigation />
          <Group gap={4} wrap="nowrap">
            <WorkCenter opened={work} onChange={setWork} />
            <ColorSwitch />
            <HelpButton onHelp={toggleHelp} />
          </Group>
        </div>
        {!connected && <Banner>{texts.header.offline}</Banner>}
        <UnsentVerdicts />
        <UnsentWork />
      </header>
      <main id="content" className={classes.main} tabIndex={-1}>
        {isPending && failureCount === 0 ? <Loader m="xl" aria-label={texts.loading} /> : <Outlet />}
      </main>
      <ShortcutsHelp opened={help} onClose={closeHelp} />
    </div>
  )
}

function HelpButton({ onHelp }: { onHelp: () => void }) {
  return (
    <Tooltip label={`${texts.header.shortcuts} (?)`}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={texts.header.shortcuts} onClick={onHelp}>
        <IconHelpCircle size={20} />
      </ActionIcon>
    </Tooltip>
  )
}
