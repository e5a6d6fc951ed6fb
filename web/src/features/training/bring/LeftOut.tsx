import { List, Text } from '@mantine/core'
import { texts } from '@/lib/texts'
import type { Folder } from './folder'
import type { Plan } from './plan'

const say = texts.bring
const named = 3

/** What of the folder does not come along, and what the server will refuse. */
export function LeftOut({ folder: { unlabelled, orphans }, plan: { faulty } }: { folder: Folder; plan: Plan }) {
  const places = faulty.map(({ path, faultyLine }) => say.faultyFile(path, faultyLine ?? 0))
  const groups = [
    { text: say.unlabelled(unlabelled.length), paths: unlabelled },
    { text: say.orphans(orphans.length), paths: orphans },
    { text: say.faulty(faulty.length), paths: places },
  ].filter(({ paths }) => paths.length > 0)
  if (groups.length === 0) return null
  return (
    <div>
      <Text fw={600} size="sm">
        {say.leftOut}
      </Text>
      <List size="sm" mt={4}>
        {groups.map(({ text, paths }) => (
          <List.Item key={text} style={{ overflowWrap: 'anywhere' }}>
            {text}
            <Text size="xs" c="dimmed">
              {say.example(paths.slice(0, named), paths.length)}
            </Text>
          </List.Item>
        ))}
      </List>
    </div>
  )
}
