import { Alert, Group, Progress, Skeleton, Stack, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router-dom'
import type { DiskUsage } from '@/api/types'
import { ErrorState } from '@/components/ErrorState'
import { Panel } from '@/components/Panel'
import { formatBytes } from '@/lib/format'
import { IconAlertTriangle } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useDiskUsage } from './api/useDiskUsage'

/** What takes space on the disk, and a warning before it is full. */
export function DiskPanel() {
  const disk = useDiskUsage()
  const place = useRef<HTMLDivElement>(null)
  const { hash, key } = useLocation()
  useEffect(() => {
    if (hash === '#disk') place.current?.scrollIntoView({ block: 'center' })
  }, [hash, key])
  return (
    <div ref={place}>
      <Panel title={texts.disk.title}>
        {disk.isPending && <Skeleton h={120} />}
        {disk.isError && <ErrorState error={disk.error} onRetry={() => void disk.refetch()} />}
        {disk.data && <Usage disk={disk.data} />}
      </Panel>
    </div>
  )
}

function Usage({ disk }: { disk: DiskUsage }) {
  const parts = disk.parts.filter((part) => part.bytes > 0).sort((a, b) => b.bytes - a.bytes)
  const used = 100 * (1 - disk.free_bytes / Math.max(1, disk.capacity_bytes))
  return (
    <Stack gap="xs">
      {disk.is_low && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle />} title={texts.disk.low}>
          {texts.disk.lowText}
        </Alert>
      )}
      <Progress value={used} color={disk.is_low ? 'red.8' : undefined} size="lg" radius="xl" aria-label={texts.disk.used} />
      <Text size="sm" c="dimmed">
        {texts.disk.free(formatBytes(disk.free_bytes), formatBytes(disk.capacity_bytes))}
      </Text>
      {parts.map((part) => (
        <Group key={part.name} justify="space-between" gap="xs">
          <Text size="sm">{texts.disk.parts[part.name]}</Text>
          <Text size="sm" c="dimmed">
            {texts.disk.part(formatBytes(part.bytes), part.files)}
          </Text>
        </Group>
      ))}
    </Stack>
  )
}
