import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Link } from 'react-router-dom'
import type { useLabelFiles } from '@/api/useLabelFiles'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { IconCircleCheck, IconRefresh } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useScanLabelFiles } from './api/useScanLabelFiles'
import { ConflictCard } from './ConflictCard'

const say = texts.labelFiles

/** Label files that other programs changed: what could not be read, and what a person must decide. */
export function FilesTab({ files }: { files: ReturnType<typeof useLabelFiles> }) {
  const scan = useScanLabelFiles()
  if (files.isPending) return <Loader m="xl" aria-label={texts.loading} />
  if (files.isError) return <ErrorState error={files.error} onRetry={() => void files.refetch()} />
  const { conflicts, problems } = files.data
  const read = () =>
    scan.mutate(undefined, {
      onSuccess: (result) => notifications.show({ color: 'green', title: say.scanned(result.read), message: '' }),
      onError: (error) => notifications.show({ color: 'red', title: texts.quality.failed, message: error.message }),
    })
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" maw={640}>
          {say.intro}
        </Text>
        <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} loading={scan.isPending} onClick={read}>
          {say.scan}
        </Button>
      </Group>
      {problems.length > 0 && <Problems problems={problems} />}
      {conflicts[0] && <ConflictCard key={conflicts[0].photo_id} conflict={conflicts[0]} left={conflicts.length} />}
      {conflicts.length === 0 && problems.length === 0 && <NothingToDecide />}
    </Stack>
  )
}

function Problems({ problems }: { problems: readonly { file: string; problem: string }[] }) {
  return (
    <Alert color="orange" variant="light" title={say.problems}>
      {problems.map(({ file, problem }) => (
        <Text key={file} size="sm" style={{ overflowWrap: 'anywhere' }}>
          {problem}
        </Text>
      ))}
    </Alert>
  )
}

function NothingToDecide() {
  return (
    <EmptyState icon={<IconCircleCheck size={48} />} title={say.none} text={say.noneText}>
      <Group justify="center" gap="sm">
        <Button component={Link} to="/photos">
          {say.toPhotos}
        </Button>
        <Button component={Link} to="/annotate" variant="default">
          {say.toAnnotate}
        </Button>
      </Group>
    </EmptyState>
  )
}
