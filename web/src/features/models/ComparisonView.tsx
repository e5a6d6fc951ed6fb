import { Alert, Anchor, Group, List, Stack, Text } from '@mantine/core'
import { Link } from 'react-router-dom'
import type { Comparison, Model } from '@/api/types'
import { ErrorState } from '@/components/ErrorState'
import { JobProgress } from '@/components/JobProgress'
import { Panel } from '@/components/Panel'
import { IconAlertTriangle, IconCircleCheck } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useComparison } from './api/useComparison'
import { ChangedAnimals } from './ChangedAnimals'
import { DeployButton } from './DeployButton'
import { Examples } from './Examples'
import { Knowledge } from './Knowledge'
import { MeasuresTable } from './MeasuresTable'

const say = texts.models

/** Two versions side by side on the same photos, and whether the second would replace the first. */
export function ComparisonView({ a, b, models }: { a: string; b: string; models: Model[] }) {
  const answer = useComparison(a, b)
  const isDeployed = models.find((model) => model.name === b)?.state === 'deployed'
  const back = (
    <Anchor component={Link} to="/models" size="sm">
      {say.backToList}
    </Anchor>
  )
  return (
    <Panel title={say.comparison(a, b)} actions={back}>
      {answer.isPending && <Text c="dimmed">{say.computing}</Text>}
      {answer.isError && <ErrorState error={answer.error} title={say.comparisonFailed} onRetry={() => void answer.refetch()} />}
      {answer.data?.state === 'computing' && (
        <div role="status">
          <Text mb="xs">{say.computing}</Text>
          <JobProgress job={answer.data.job} />
        </div>
      )}
      {answer.data?.state === 'ready' && <Result comparison={answer.data.comparison} models={models} deployable={!isDeployed} />}
    </Panel>
  )
}

function Result({ comparison, models, deployable }: { comparison: Comparison; models: Model[]; deployable: boolean }) {
  const { metrics_a, dataset, split } = comparison
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {say.sameData(metrics_a.photos, dataset, split)}
      </Text>
      <Gate comparison={comparison} deployable={deployable} />
      <Knowledge comparison={comparison} models={models} />
      <MeasuresTable comparison={comparison} />
      <ChangedAnimals comparison={comparison} />
      <Examples comparison={comparison} />
    </Stack>
  )
}

function Gate({ comparison: { b, gate }, deployable }: { comparison: Comparison; deployable: boolean }) {
  return (
    <Alert
      variant="light"
      color={gate.passed ? 'green' : 'orange'}
      icon={gate.passed ? <IconCircleCheck /> : <IconAlertTriangle />}
      title={gate.passed ? say.passed(b) : say.failed(b)}
    >
      <Group justify="space-between" align="flex-end">
        <List size="sm">
          {gate.reasons.map((reason) => (
            <List.Item key={reason}>{reason}</List.Item>
          ))}
        </List>
        {deployable && <DeployButton model={b} size="md" />}
      </Group>
    </Alert>
  )
}
