import { Group, Progress, Stack, Text } from '@mantine/core'
import type { ClassCount } from '@/api/types'
import { classColor } from '@/lib/classColor'
import { formatNumber } from '@/lib/format'

/** A bar a class, longest first. */
export function ClassBars({ counts }: { counts: ClassCount[] }) {
  const sorted = [...counts].sort((a, b) => b.count - a.count)
  const most = sorted[0]?.count ?? 0
  return (
    <Stack gap={8} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {sorted.map(({ class_name, count }) => (
        <li key={class_name}>
          <Group justify="space-between" gap="xs">
            <Text size="sm">{class_name}</Text>
            <Text size="sm" c="dimmed">
              {formatNumber(count)}
            </Text>
          </Group>
          <Progress value={most > 0 ? (100 * count) / most : 0} color={classColor(class_name)} size="sm" aria-hidden />
        </li>
      ))}
    </Stack>
  )
}
