import { Group, Progress, Stack, Text } from '@mantine/core'

interface Props {
  label: string
  done: number
  total: number
  /** What stands under the bar, left and right. */
  note?: string
  detail?: string
}

/** A progress bar; before the total is known it shows that something moves. */
export function ProgressLine({ label, done, total, note, detail }: Props) {
  const share = total > 0 ? Math.min(100, (100 * done) / total) : 100
  return (
    <Stack gap={6}>
      <Progress value={share} color={total === 0 ? 'gray.6' : undefined} animated={total === 0 || done < total} size="lg" radius="xl" aria-label={label} />
      {(note ?? detail) && (
        <Group justify="space-between" gap="xs">
          <Text size="sm">{note}</Text>
          <Text size="sm" c="dimmed">
            {detail}
          </Text>
        </Group>
      )}
    </Stack>
  )
}
