import { Kbd, SimpleGrid, Table, Title } from '@mantine/core'
import { Dialog } from '@/components/Dialog'
import { texts } from '@/lib/texts'
import { pages } from './pages'

const everywhere = {
  name: texts.shortcuts.everywhere,
  rows: [['?', texts.shortcuts.thisList] as const, ['g w', texts.work.title] as const, ...pages.map(({ key, label }) => [`g ${key}`, label] as const)],
}

export function ShortcutsHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Dialog opened={opened} onClose={onClose} title={texts.shortcuts.title} size="xl">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {[everywhere, ...texts.shortcuts.groups].map((group) => (
          <section key={group.name}>
            <Title order={3} size="h5" mb={4}>
              {group.name}
            </Title>
            <Table verticalSpacing={4} withRowBorders={false}>
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
      </SimpleGrid>
    </Dialog>
  )
}
