import { Paper, SimpleGrid, Text } from '@mantine/core'
import type { Stats } from '@/api/types'
import { formatAgo, formatNumber } from '@/lib/format'
import { texts } from '@/lib/texts'

export function Counts({ stats }: { stats: Stats }) {
  const say = texts.dashboard
  const share = stats.total_photos > 0 ? stats.photos_with_detections / stats.total_photos : 0
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} component="section" aria-label={say.counts}>
      <Count label={say.total} value={stats.total_photos} hint={stats.latest_photo_time ? say.latest(formatAgo(stats.latest_photo_time)) : ''} />
      <Count label={say.withDetections} value={stats.photos_with_detections} hint={say.share(share)} />
      <Count label={say.detections} value={stats.total_detections} hint={say.perPhoto(stats.avg_detections_per_photo)} />
      <Count label={say.annotated} value={stats.annotated_count} hint={say.waiting(stats.waiting_count)} />
    </SimpleGrid>
  )
}

function Count({ label, value, hint }: { label: string; value: number; hint: string }) {
  return (
    <Paper withBorder p="md" radius="md">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={28} fw={700} lh={1.3}>
        {formatNumber(value)}
      </Text>
      <Text size="sm" c="dimmed">
        {hint}
      </Text>
    </Paper>
  )
}
