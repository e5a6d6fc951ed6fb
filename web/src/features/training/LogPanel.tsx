import { Table, Text } from '@mantine/core'
import type { LogLine } from '@/api/types'
import { Panel } from '@/components/Panel'
import { StackedTable } from '@/components/StackedTable'
import { Time } from '@/components/Time'
import { formatScore } from '@/lib/format'
import { texts } from '@/lib/texts'
import { useTrainingLog } from './api/useTrainingLog'

const say = texts.training

/** The lines of data/retraining_log.csv. */
export function LogPanel() {
  const lines = useTrainingLog().data ?? []
  return (
    <Panel title={say.log}>
      {lines.length === 0 ? (
        <Text c="dimmed">{say.noLog}</Text>
      ) : (
        <StackedTable label={say.log} columns={Object.values(say.logColumns)} minWidth={700}>
          {lines.map((line, index) => (
            <LineRow key={index} line={line} />
          ))}
        </StackedTable>
      )}
    </Panel>
  )
}

function LineRow({ line }: { line: LogLine }) {
  return (
    <Table.Tr>
      <Table.Td>
        <Time at={line.date} />
      </Table.Td>
      <Table.Td>{line.model_version}</Table.Td>
      <Table.Td>{line.photos_added}</Table.Td>
      <Table.Td>{formatScore(line.precision)}</Table.Td>
      <Table.Td>{formatScore(line.recall)}</Table.Td>
      <Table.Td>{formatScore(line.mAP50)}</Table.Td>
      <Table.Td>{line.notes}</Table.Td>
    </Table.Tr>
  )
}
