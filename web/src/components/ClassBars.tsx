import { Group, Progress, Text } from '@mantine/core'
import type { ClassCount } from '@/api/types'
import { classColor } from '@/lib/classes/classColor'
import { formatNumber } from '@/lib/format'
import classes from './ClassBars.module.css'

/** A bar a class that occurs, longest first; at most so many. */
export function ClassBars({ counts, limit = Infinity }: { counts: ClassCount[]; limit?: number }) {
  const occurring = counts.filter(({ count }) => count > 0)
  const sorted = occurring.sort((a, b) => b.count - a.count).slice(0, limit)
  const most = sorted[0]?.count ?? 0
  return (
    <ul className={classes.bars}>
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
    </ul>
  )
}
