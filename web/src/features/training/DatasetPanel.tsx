import { Alert, Badge, Button, Code, Group, List, Skeleton, Stack, Table, Text, Title } from '@mantine/core'
import { Link } from 'react-router-dom'
import type { Dataset } from '@/api/types'
import { useDatasets } from '@/api/useDatasets'
import { useStats } from '@/api/useStats'
import { ClassBars } from '@/components/ClassBars'
import { ErrorState } from '@/components/ErrorState'
import { Panel } from '@/components/Panel'
import { formatNumber } from '@/lib/format'
import { IconInfoCircle } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { BringPhotos } from './bring/BringPhotos'

const say = texts.training

/** What the next run learns from: photos waiting to join, the splits, and the balance of classes. */
export function DatasetPanel() {
  const datasets = useDatasets()
  const active = datasets.data?.find((dataset) => dataset.active) ?? datasets.data?.[0]
  const others = datasets.data?.filter((dataset) => dataset !== active) ?? []
  return (
    <Panel title={say.data}>
      <Stack gap="md">
        <Waiting />
        {datasets.isPending && <Skeleton h={180} />}
        {datasets.isError && <ErrorState error={datasets.error} onRetry={() => void datasets.refetch()} />}
        {active && <Splits dataset={active} />}
        {others.length > 0 && (
          <Text size="sm" c="dimmed">
            {say.otherDatasets(others.map(({ name }) => name))}
          </Text>
        )}
        {datasets.data?.length === 0 && <NoDataset />}
        {datasets.data && <BringPhotos prominent={datasets.data.length === 0} />}
      </Stack>
    </Panel>
  )
}

function Waiting() {
  const { data } = useStats()
  const count = data?.waiting_count ?? 0
  if (count > 0) return <Alert color="moss" variant="light" icon={<IconInfoCircle />} title={say.waiting(count)} />
  return (
    <Group justify="space-between">
      <Text c="dimmed">{say.noneWaiting}</Text>
      <Button component={Link} to="/annotate" variant="default" size="xs">
        {say.toAnnotate}
      </Button>
    </Group>
  )
}

/** Photos from the field may never measure a model, so they alone begin no dataset. */
function NoDataset() {
  return (
    <div>
      <Text fw={600}>{say.noDataset}</Text>
      <Text size="sm">{say.noDatasetText}</Text>
      <List size="sm" mt="xs" spacing={4}>
        <List.Item>{say.noDatasetBring}</List.Item>
        <List.Item>
          {say.noDatasetImport} <Code>{say.importCommand}</Code>
        </List.Item>
        <List.Item>
          {say.noDatasetDemo} <Code>{say.demoCommand}</Code>
        </List.Item>
      </List>
    </div>
  )
}

function Splits({ dataset }: { dataset: Dataset }) {
  const splits = (['train', 'val', 'test'] as const).filter((split) => split !== 'test' || dataset.test.photos > 0)
  return (
    <>
      <Group gap="xs">
        <Text fw={600}>{dataset.name}</Text>
        <Badge variant="light" tt="none" color="gray">
          {dataset.file}
        </Badge>
      </Group>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.split}</Table.Th>
            <Table.Th ta="right">{say.splitPhotos}</Table.Th>
            <Table.Th ta="right">{say.splitEmpty}</Table.Th>
            <Table.Th ta="right">{say.splitBoxes}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {splits.map((split) => (
            <Table.Tr key={split}>
              <Table.Td>{say.splits[split]}</Table.Td>
              <Table.Td ta="right">{formatNumber(dataset[split].photos)}</Table.Td>
              <Table.Td ta="right">{formatNumber(dataset[split].empty_photos)}</Table.Td>
              <Table.Td ta="right">{formatNumber(dataset[split].boxes)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <div>
        <Title order={3} size="h5" mb="xs">
          {say.balance}
        </Title>
        {dataset.train.boxes > 0 ? <ClassBars counts={dataset.train.classes} /> : <Text c="dimmed">{say.noBoxes}</Text>}
      </div>
    </>
  )
}
