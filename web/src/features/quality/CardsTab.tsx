import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { isActive } from '@/api/jobs/jobState'
import { useJobs } from '@/api/jobs/useJobs'
import type { QualityKind, QualityReport } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { JobProgress } from '@/components/JobProgress'
import { Time } from '@/components/Time'
import { IconCircleCheck, IconRefresh, IconTags } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useQualityReport } from './api/useQualityReport'
import { useStartCheck } from './api/useStartCheck'
import { CardDeck } from './CardDeck'
import { KindFilter } from './KindFilter'

const say = texts.quality

/** The last check's cards, one after another. */
export function CardsTab() {
  const [kind, setKind] = useState<QualityKind | null>(null)
  const report = useQualityReport(kind)
  const start = useStartCheck()
  const job = useJobs().data?.find((each) => each.kind === 'check' && isActive(each.state))
  if (report.isPending) return <Loader m="xl" aria-label={texts.loading} />
  if (report.isError) return <ErrorState error={report.error} onRetry={() => void report.refetch()} />
  const { checked_at, counts, cards, problems } = report.data
  const left = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const button = (
    <Button
      variant={checked_at && left > 0 ? 'default' : 'filled'}
      leftSection={<IconRefresh size={16} aria-hidden />}
      loading={start.isPending || job !== undefined}
      onClick={() => start.mutate()}
    >
      {checked_at ? say.checkAgain : say.check}
    </Button>
  )
  return (
    <Stack gap="md">
      {start.isError && <ErrorState error={start.error} />}
      {job && <JobProgress job={job} />}
      {left === 0 && !job && <NothingLeft wasChecked={Boolean(checked_at)}>{button}</NothingLeft>}
      {left > 0 && (
        <>
          <Group justify="space-between" gap="sm">
            <KindFilter counts={counts} kind={kind} onChange={setKind} />
            {button}
          </Group>
          <CardDeck key={kind ?? ''} cards={cards} total={report.data.total} />
        </>
      )}
      <CheckedOver report={report.data} />
      <Problems problems={problems} />
    </Stack>
  )
}

function NothingLeft({ wasChecked, children }: { wasChecked: boolean; children: ReactNode }) {
  if (!wasChecked)
    return (
      <EmptyState icon={<IconTags size={48} />} title={say.never} text={say.neverText}>
        {children}
      </EmptyState>
    )
  return (
    <EmptyState icon={<IconCircleCheck size={48} />} title={say.clean} text={say.cleanText}>
      {children}
    </EmptyState>
  )
}

/** What the last check went through. */
function CheckedOver({ report: { checked_at, photos, boxes, model_name } }: { report: QualityReport }) {
  if (!checked_at) return null
  return (
    <Text size="sm" c="dimmed">
      {say.checkedOver(photos, boxes)}
      {model_name && ` ${say.withModel(model_name)}`} · <Time at={checked_at} />
    </Text>
  )
}

function Problems({ problems }: { problems: string[] }) {
  if (problems.length === 0) return null
  return (
    <Alert color="orange" variant="light" title={say.problems(problems.length)}>
      {problems.slice(0, 10).map((problem) => (
        <Text key={problem} size="sm">
          {problem}
        </Text>
      ))}
    </Alert>
  )
}
