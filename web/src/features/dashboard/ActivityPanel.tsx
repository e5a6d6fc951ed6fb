import { Anchor, Group, Skeleton, Stack, Text } from '@mantine/core'
import { Link } from 'react-router-dom'
import type { Activity } from '@/api/types'
import { ErrorState } from '@/components/ErrorState'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { IconBrain, IconLayoutGrid, IconPencil, IconPhoto, IconRocket } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useActivity } from './api/useActivity'

const icons = {
  photos: IconPhoto,
  mark: IconBrain,
  annotation: IconPencil,
  dataset: IconLayoutGrid,
  training: IconBrain,
  deployment: IconRocket,
} as const

export function ActivityPanel() {
  const activity = useActivity()
  return (
    <Panel title={texts.dashboard.activity}>
      {activity.isPending && <Skeleton h={160} />}
      {activity.isError && <ErrorState error={activity.error} onRetry={() => void activity.refetch()} />}
      {activity.data?.length === 0 && <Text c="dimmed">{texts.dashboard.noActivity}</Text>}
      <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {activity.data?.map((entry, index) => <Entry key={index} entry={entry} />)}
      </Stack>
    </Panel>
  )
}

function Entry({ entry }: { entry: Activity }) {
  const Icon = icons[entry.kind]
  return (
    <Group component="li" wrap="nowrap" gap="sm" align="flex-start">
      <Text c="dimmed" component="span" lh={1} pt={2} aria-hidden>
        <Icon size={18} />
      </Text>
      <div style={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        {entry.photo_id ? (
          <Anchor component={Link} to={`/photos?photo=${entry.photo_id}`} size="sm" c="inherit" underline="always">
            {entry.text}
          </Anchor>
        ) : (
          <Text size="sm">{entry.text}</Text>
        )}
      </div>
      <Time at={entry.at} show="ago" size="sm" c="dimmed" />
    </Group>
  )
}
