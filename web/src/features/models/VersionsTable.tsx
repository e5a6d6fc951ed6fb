import { Badge, Button, Checkbox, Group, Table, Text, Tooltip } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import type { Model } from '@/api/types'
import { Panel } from '@/components/Panel'
import { StackedTable } from '@/components/StackedTable'
import { Time } from '@/components/Time'
import { formatRate, formatScore } from '@/lib/format'
import { IconScale } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { DeployButton } from './DeployButton'

const say = texts.models
const unmeasured = ['recall', 'map50', 'map5095', 'falsePositives', 'falseNegatives']
const stateColor = { candidate: 'blue', deployed: 'green', retired: 'gray' } as const

interface Props {
  models: Model[]
  chosen: string[]
  /** Runs that have a report. */
  reports: ReadonlySet<number | null>
}

/** All versions; two can be ticked and compared. */
export function VersionsTable({ models, chosen, reports }: Props) {
  const [ticked, setTicked] = useState(chosen)
  const [, setSearch] = useSearchParams()
  const toggle = (name: string) =>
    setTicked((names) => (names.includes(name) ? names.filter((other) => other !== name) : [...names, name].slice(-2)))
  const pair = models.filter((model) => ticked.includes(model.name))
  const compare = () => {
    // The older version stands on the left, what would replace it on the right.
    const [b, a] = pair
    if (a && b) setSearch(b.state === 'deployed' ? { a: b.name, b: a.name } : { a: a.name, b: b.name })
  }
  return (
    <Panel
      title={say.versions}
      actions={
        <Group gap="sm">
          <Text size="sm" c="dimmed">
            {models.length > 1 ? say.compareHint : say.onlyOne}
          </Text>
          {models.length > 1 && (
            <Button size="xs" variant="default" leftSection={<IconScale size={16} />} disabled={pair.length !== 2} onClick={compare}>
              {say.compareThese}
            </Button>
          )}
        </Group>
      }
    >
      <StackedTable label={say.versions} columns={Object.values(say.columns)} minWidth={1000}>
        {models.map((model) => (
          <VersionRow key={model.id} model={model} ticked={ticked.includes(model.name)} onToggle={() => toggle(model.name)} hasReport={reports.has(model.run_id)} />
        ))}
      </StackedTable>
    </Panel>
  )
}

interface RowProps {
  model: Model
  ticked: boolean
  onToggle: () => void
  hasReport: boolean
}

function VersionRow({ model, ticked, onToggle, hasReport }: RowProps) {
  const canDeploy = model.state !== 'deployed'
  return (
    <Table.Tr data-model={model.name}>
      <Table.Td>
        <Checkbox aria-label={say.choose(model.name)} checked={ticked} onChange={onToggle} />
      </Table.Td>
      <Table.Td>
        <Text fw={600} size="sm">
          {model.name}
        </Text>
        <Text size="xs" c="dimmed">
          {model.parent ? say.parent(model.parent) : model.notes}
        </Text>
      </Table.Td>
      <Table.Td>
        <Badge variant="light" tt="none" miw="max-content" color={stateColor[model.state]}>
          {say.states[model.state]}
        </Badge>
      </Table.Td>
      <Scores model={model} />
      <Table.Td>
        <Time at={model.created_at} show="ago" />
      </Table.Td>
      <Table.Td>
        {(canDeploy || hasReport) && (
          <Group gap={6} wrap="nowrap">
            {canDeploy && <DeployButton model={model.name} />}
            {hasReport && <ReportButton model={model.name} />}
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function ReportButton({ model }: { model: string }) {
  return (
    <Button
      component={Link}
      to={`/models?${new URLSearchParams({ report: model })}`}
      size="xs"
      variant="default"
      aria-label={texts.report.showOf(model)}
    >
      {texts.report.show}
    </Button>
  )
}

function Scores({ model }: { model: Model }) {
  const metrics = model.metrics
  if (!metrics)
    return (
      <>
        <Table.Td c="dimmed">{say.notMeasured}</Table.Td>
        {unmeasured.map((column) => (
          <Table.Td key={column} />
        ))}
      </>
    )
  const measured = say.measured(metrics.dataset, metrics.split, metrics.photos)
  return (
    <>
      {[metrics.precision, metrics.recall, metrics.map50, metrics.map50_95].map((score, index) => (
        <Table.Td key={index} title={measured}>
          {formatScore(score)}
        </Table.Td>
      ))}
      <Share value={metrics.false_positive_rate} hint={say.falsePositivesHint} />
      <Share value={metrics.false_negative_rate} hint={say.falseNegativesHint} />
    </>
  )
}

function Share({ value, hint }: { value: number | null; hint: string }) {
  return (
    <Table.Td>
      <Tooltip label={hint}>
        <span>{value === null ? '–' : formatRate(value)}</span>
      </Tooltip>
    </Table.Td>
  )
}
