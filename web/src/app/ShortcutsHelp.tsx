import { Kbd, Table, Title } from '@mantine/core'
import { useLocation } from 'react-router-dom'
import { Dialog } from '@/components/Dialog'
import { texts } from '@/lib/texts'
import { pages } from './pages'
import classes from './ShortcutsHelp.module.css'

const everywhere = {
  name: texts.shortcuts.everywhere,
  rows: [['?', texts.shortcuts.thisList] as const, ['g w', texts.work.title] as const, ...pages.map(({ key, label }) => [`g ${key}`, label] as const)],
}

/** All shortcuts, those of the present page first. */
export function ShortcutsHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { pathname } = useLocation()
  const { groups } = texts.shortcuts
  const here = groups.filter(({ page }) => page === pathname)
  const elsewhere = groups.filter(({ page }) => page !== pathname)
  return (
    <Dialog opened={opened} onClose={onClose} title={texts.shortcuts.title} size="xl">
      <div className={classes.groups}>
        {[...here, everywhere, ...elsewhere].map((group) => (
          <section key={group.name}>
            <Title order={3} size="h5" mb={4}>
              {group.name}
            </Title>
            <Table verticalSpacing={4} withRowBorders={false} layout="fixed">
              <Table.Tbody>
                {group.rows.map(([keys, what]) => (
                  <Table.Tr key={keys}>
                    <Table.Td w={130} style={{ whiteSpace: 'nowrap' }}>
                      <Kbd>{keys}</Kbd>
                    </Table.Td>
                    <Table.Td>{what}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
