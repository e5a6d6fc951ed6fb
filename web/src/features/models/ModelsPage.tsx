import { Loader } from '@mantine/core'
import { useSearchParams } from 'react-router-dom'
import { useModels } from '@/api/useModels'
import { useTrainingRuns } from '@/api/useTrainingRuns'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { Page } from '@/components/Page'
import { ReportPanel } from '@/components/report/ReportPanel'
import { IconCpu } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { deployedBefore } from '@/lib/versions'
import { ComparisonView } from './ComparisonView'
import { LookAgain } from './LookAgain'
import { RollbackButton } from './RollbackButton'
import { VersionsTable } from './VersionsTable'

const say = texts.models

export default function ModelsPage() {
  const [search] = useSearchParams()
  const models = useModels()
  const runs = useTrainingRuns()
  const reports = new Set<number | null>(runs.data?.filter((run) => run.has_report).map((run) => run.id))
  const [a, b] = [search.get('a'), search.get('b')]
  if (models.isPending) return <Loader m="xl" aria-label={texts.loading} />
  if (models.isError)
    return (
      <Page title={say.title}>
        <ErrorState error={models.error} onRetry={() => void models.refetch()} />
      </Page>
    )
  const deployed = models.data.find((model) => model.state === 'deployed')
  const withReport = (name: string | null) => models.data.find((model) => model.name === name && reports.has(model.run_id))
  const reported = withReport(search.get('report')) ?? withReport(deployed?.name ?? null)
  const before = deployedBefore(models.data)
  return (
    <Page title={say.title} actions={deployed && before && <RollbackButton deployed={deployed} before={before} />}>
      <LookAgain models={models.data} />
      {models.data.length === 0 && <EmptyState icon={<IconCpu size={48} />} title={say.empty} text={say.emptyText} />}
      {a && b && <ComparisonView key={`${a}/${b}`} a={a} b={b} models={models.data} />}
      {models.data.length > 0 && <VersionsTable key={`versions/${a}/${b}`} models={models.data} chosen={a && b ? [a, b] : []} reports={reports} />}
      {reported?.run_id && !(a && b) && (
        <ReportPanel key={reported.run_id} run={reported.run_id} title={texts.report.title(reported.name)} kinds={['evaluation', 'photos']} />
      )}
    </Page>
  )
}
