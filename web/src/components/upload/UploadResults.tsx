import { ActionIcon, Badge, Button, Group, ScrollArea, Stack, Switch, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { ProgressLine } from '@/components/ProgressLine'
import { IconX } from '@/lib/icons'
import { texts } from '@/lib/texts'
import type { FileOutcome, UploadState } from '@/lib/uploadQueue'
import { uploadQueue, useUploads } from './queue'
import { useNow } from '@/lib/useNow'

const rowsShown = 200
const outcomeColor = { added: 'green', duplicate: 'gray', refused: 'red' } as const

/** How far the upload is, and what became of each file. */
export function UploadResults() {
  const uploads = useUploads()
  if (uploads.startedAt === null) return null
  return (
    <Stack gap="xs" mt="md">
      {uploads.finishedAt === null ? <Running uploads={uploads} startedAt={uploads.startedAt} /> : <Summary uploads={uploads} />}
      {uploads.untimed > 0 && (
        <Text size="sm" c="dimmed">
          {texts.upload.untimed(uploads.untimed)}
        </Text>
      )}
      <Outcomes outcomes={uploads.outcomes} />
    </Stack>
  )
}

function Running({ uploads, startedAt }: { uploads: UploadState; startedAt: number }) {
  const seconds = Math.max(0.001, (useNow(500) - startedAt) / 1000)
  const rate = uploads.done / seconds
  const left = rate > 0 ? (uploads.total - uploads.done) / rate : null
  const detail = left === null ? '' : `${texts.jobs.rate(rate)} · ${texts.jobs.left(left)}`
  return (
    <Group align="flex-start" wrap="nowrap">
      <div style={{ flex: 1 }}>
        <ProgressLine
          label={texts.upload.progress}
          done={uploads.done}
          total={uploads.total}
          note={texts.upload.state(uploads.done, uploads.total)}
          detail={detail}
        />
      </div>
      <Button size="compact-sm" variant="default" onClick={() => uploadQueue.stop()}>
        {texts.upload.stop}
      </Button>
    </Group>
  )
}

function Summary({ uploads }: { uploads: UploadState }) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text fw={600} role="status">
        {texts.upload.summary(uploads.added, uploads.duplicates, uploads.refused)}
      </Text>
      <ActionIcon variant="subtle" color="gray" aria-label={texts.upload.clear} onClick={() => uploadQueue.clear()}>
        <IconX size={18} />
      </ActionIcon>
    </Group>
  )
}

function Outcomes({ outcomes }: { outcomes: readonly FileOutcome[] }) {
  const [all, setAll] = useState(false)
  const shown = all ? outcomes : outcomes.filter((outcome) => outcome.status !== 'added')
  if (outcomes.length === 0) return null
  return (
    <Stack gap="xs">
      <Switch label={texts.upload.showAdded} checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
      {shown.length > 0 && (
        <ScrollArea.Autosize mah={260} type="auto" viewportProps={{ tabIndex: 0, 'aria-label': texts.upload.results }}>
          <Table verticalSpacing={4} aria-label={texts.upload.results}>
            <Table.Tbody>
              {shown.slice(0, rowsShown).map((outcome, index) => (
                <OutcomeRow key={index} outcome={outcome} />
              ))}
            </Table.Tbody>
          </Table>
          {shown.length > rowsShown && <Text size="sm">{texts.upload.more(shown.length - rowsShown)}</Text>}
        </ScrollArea.Autosize>
      )}
    </Stack>
  )
}

function OutcomeRow({ outcome }: { outcome: FileOutcome }) {
  return (
    <Table.Tr>
      <Table.Td w={1}>
        <Badge variant="light" miw="max-content" color={outcomeColor[outcome.status]} tt="none">
          {texts.upload.outcome[outcome.status]}
        </Badge>
      </Table.Td>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        <Text size="sm" component="span" fw={500}>
          {outcome.filename}
        </Text>
        {outcome.reason && (
          <Text size="sm" c="dimmed">
            {outcome.reason}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
