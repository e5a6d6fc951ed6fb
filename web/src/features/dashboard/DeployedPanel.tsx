import { Anchor, Group, Text } from '@mantine/core'
import { Link } from 'react-router-dom'
import type { Model } from '@/api/types'
import { useModels } from '@/api/useModels'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { formatScore } from '@/lib/format'
import { texts } from '@/lib/texts'

export function DeployedPanel() {
  const models = useModels()
  const deployed = models.data?.find((model) => model.state === 'deployed')
  const link = (
    <Anchor component={Link} to="/models" size="sm">
      {texts.dashboard.toModels}
    </Anchor>
  )
  return (
    <Panel title={texts.dashboard.deployed} actions={link}>
      {deployed ? <Deployed model={deployed} /> : <Text c="dimmed">{texts.dashboard.noModel}</Text>}
    </Panel>
  )
}

function Deployed({ model }: { model: Model }) {
  const scores = model.metrics && [
    [texts.models.columns.precision, model.metrics.precision],
    [texts.models.columns.recall, model.metrics.recall],
    [texts.models.columns.map50, model.metrics.map50],
  ] as const
  return (
    <>
      <Group justify="space-between">
        <Text fw={600} fz="lg">
          {model.name}
        </Text>
        {model.deployed_at && <Time at={model.deployed_at} show="ago" size="sm" c="dimmed" />}
      </Group>
      <Group gap="xl" mt="xs">
        {scores ? scores.map(([name, value]) => <Score key={name} name={name} value={value} />) : <Text c="dimmed">{texts.models.notMeasured}</Text>}
      </Group>
    </>
  )
}

function Score({ name, value }: { name: string; value: number }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {name}
      </Text>
      <Text fw={600}>{formatScore(value)}</Text>
    </div>
  )
}
