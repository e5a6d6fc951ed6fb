import { Skeleton, Stack, Text } from '@mantine/core'
import type { ReportPicture, RunReport } from '@/api/types'
import { ErrorState } from '@/components/ErrorState'
import { Panel } from '@/components/Panel'
import { texts } from '@/lib/texts'
import { Breakdowns } from './Breakdowns'
import { Figures } from './Figures'
import { Pictures } from './Pictures'
import { useRunReport } from './useRunReport'

const say = texts.report

interface Props {
  run: number
  title: string
  kinds: ReportPicture['kind'][]
}

/** What a run's model measures, in figures and in pictures of these kinds. */
export function ReportPanel({ run, title, kinds }: Props) {
  const report = useRunReport(run)
  return (
    <Panel title={title}>
      {report.isPending && <Skeleton h={240} aria-label={texts.loading} />}
      {report.isError && <ErrorState error={report.error} title={say.failed} onRetry={() => void report.refetch()} />}
      {report.data && <Report report={report.data} kinds={kinds} />}
    </Panel>
  )
}

function Report({ report: { evaluation, pictures }, kinds }: { report: RunReport; kinds: Props['kinds'] }) {
  const { photos, dataset, split } = evaluation.metrics
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed">
        {say.measured(photos, dataset, split)}
      </Text>
      <Figures evaluation={evaluation} />
      <Breakdowns evaluation={evaluation} />
      <Pictures pictures={pictures} kinds={kinds} />
    </Stack>
  )
}
