import { Button, Grid, Loader, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useStats } from '@/api/useStats'
import { ErrorState } from '@/components/ErrorState'
import { Page } from '@/components/Page'
import { AddPhotosDialog } from '@/components/upload/AddPhotosDialog'
import { UploadsPanel } from '@/components/upload/UploadsPanel'
import { IconPhotoPlus } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { ActivityPanel } from './ActivityPanel'
import { ClassesPanel } from './ClassesPanel'
import { Counts } from './Counts'
import { DeployedPanel } from './DeployedPanel'
import { DiskPanel } from './DiskPanel'
import { FieldPanel } from './FieldPanel'
import { MarkedPanel } from './MarkedPanel'
import { NextStepPanel } from './NextStepPanel'
import { RunningPanel } from './RunningPanel'
import { RunsPanel } from './RunsPanel'
import { StartHere } from './StartHere'

export default function DashboardPage() {
  const stats = useStats()
  if (stats.isPending) return <Loader m="xl" aria-label={texts.loading} />
  if (stats.isError)
    return (
      <Page title={texts.dashboard.title}>
        <ErrorState error={stats.error} onRetry={() => void stats.refetch()} />
      </Page>
    )
  if (stats.data.total_photos === 0) return <StartHere />
  return (
    <Page title={texts.dashboard.title} actions={<AddPhotosButton />}>
      <NextStepPanel stats={stats.data} />
      <UploadsPanel />
      <RunningPanel />
      <Counts stats={stats.data} />
      <Grid gutter="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="md">
            <FieldPanel />
            <ActivityPanel />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="md">
            <MarkedPanel />
            <DeployedPanel />
            <RunsPanel />
            <ClassesPanel stats={stats.data} />
            <DiskPanel />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  )
}

function AddPhotosButton() {
  const [opened, { open, close }] = useDisclosure()
  return (
    <>
      <Button variant="default" leftSection={<IconPhotoPlus size={18} />} onClick={open}>
        {texts.upload.title}
      </Button>
      <AddPhotosDialog opened={opened} onClose={close} />
    </>
  )
}
