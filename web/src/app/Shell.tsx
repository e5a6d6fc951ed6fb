import { ActionIcon, Group, Loader, Text, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Suspense } from 'react'
import { Link, Outlet } from 'react-router-dom'
import { IconHelpCircle, IconMoon, IconSun } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useEvents } from './events'
import { Navigation } from './Navigation'
import classes from './Shell.module.css'
import { ShortcutsHelp } from './ShortcutsHelp'
import { useGlobalKeys } from './useGlobalKeys'

/** The frame around every page: navigation, colours, shortcuts, and the server's events. */
export function Shell() {
  const [help, { toggle, close }] = useDisclosure()
  const connected = useEvents()
  useGlobalKeys(toggle)
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
          <Tools onHelp={toggle} />
        </div>
        {!connected && (
          <Text role="status" className={classes.offline}>
            {texts.header.offline}
          </Text>
        )}
      </header>
      <main id="content" className={classes.main} tabIndex={-1}>
        <Suspense fallback={<Loader m="xl" aria-label={texts.loading} />}>
          <Outlet />
        </Suspense>
      </main>
      <ShortcutsHelp opened={help} onClose={close} />
    </div>
  )
}

function Tools({ onHelp }: { onHelp: () => void }) {
  const { setColorScheme } = useMantineColorScheme()
  const isDark = useComputedColorScheme('light') === 'dark'
  const other = isDark ? texts.header.light : texts.header.dark
  return (
    <Group gap={4} wrap="nowrap">
      <Tooltip label={other}>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={other} onClick={() => setColorScheme(isDark ? 'light' : 'dark')}>
          {isDark ? <IconSun size={20} /> : <IconMoon size={20} />}
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${texts.header.shortcuts} (?)`}>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={texts.header.shortcuts} onClick={onHelp}>
          <IconHelpCircle size={20} />
        </ActionIcon>
      </Tooltip>
    </Group>
  )
}
