import { Alert, Button, Group, ScrollArea, Stack, Table, Text } from '@mantine/core'
import { ErrorState } from '@/components/ErrorState'
import { ProgressLine } from '@/components/ProgressLine'
import { IconCircleCheck, IconInfoCircle } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useNow } from '@/lib/useNow'
import { isSending, type BringState, type Refused } from './Bringing'
import { Focused } from './Focused'
import { useBringing } from './useBringing'

const say = texts.bring
const rowsShown = 200

/** How far it is, how it ended, and what was refused. */
export function Sending({ onClose }: { onClose: () => void }) {
  const { state, cancel } = useBringing()
  return (
    <Stack gap="md">
      <Focused key={String(isSending(state))} label={isSending(state) ? say.progress : say.ended}>
        {isSending(state) ? <Running state={state} onCancel={cancel} /> : <Ending state={state} />}
      </Focused>
      {state.refused.length > 0 && <RefusedList refused={state.refused} />}
      {!isSending(state) && (
        <Group justify="flex-end">
          <Button onClick={onClose}>
            {say.close}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

function Running({ state, onCancel }: { state: BringState; onCancel: () => void }) {
  const seconds = Math.max(0.001, (useNow(500) - state.startedAt) / 1000)
  const left = state.done > 0 ? (state.total - state.done) / (state.done / seconds) : null
  const isCancelling = state.phase === 'cancelling'
  return (
    <Stack gap="md">
      <Text fw={600}>{say.sending(state.dataset)}</Text>
      <ProgressLine
        label={say.progress}
        done={state.done}
        total={state.total}
        note={say.state(state.done, state.total)}
        detail={left === null ? '' : texts.jobs.left(left)}
      />
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" c="dimmed" aria-live="polite">
          {isCancelling ? say.cancelling : say.stays}
        </Text>
        <Button variant="default" disabled={isCancelling} onClick={onCancel}>
          {texts.cancel}
        </Button>
      </Group>
    </Stack>
  )
}

function Ending({ state }: { state: BringState }) {
  const summary = say.summary(state.added, state.duplicates, state.refused.length)
  if (state.phase === 'failed')
    return (
      <Stack gap="sm">
        <ErrorState error={state.error ?? ''} title={say.failed} />
        <Text size="sm">{`${summary}. ${say.failedText}`}</Text>
      </Stack>
    )
  const isCancelled = state.phase === 'cancelled'
  return (
    <Alert
      color={isCancelled ? 'gray' : 'moss'}
      variant="light"
      role="status"
      icon={isCancelled ? <IconInfoCircle /> : <IconCircleCheck />}
      title={isCancelled ? say.cancelled : say.done(state.dataset)}
    >
      {isCancelled ? `${summary}. ${say.cancelledText(state.dataset)}` : summary}
    </Alert>
  )
}

function RefusedList({ refused }: { refused: readonly Refused[] }) {
  return (
    <ScrollArea.Autosize mah={260} type="auto" viewportProps={{ tabIndex: 0, 'aria-label': say.refused }}>
      <Table verticalSpacing={4} aria-label={say.refused}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.refused}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {refused.slice(0, rowsShown).map(({ path, reason }) => (
            <Table.Tr key={path}>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                <Text size="sm" fw={500}>
                  {path}
                </Text>
                <Text size="sm" c="dimmed">
                  {reason}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {refused.length > rowsShown && <Text size="sm">{say.more(refused.length - rowsShown)}</Text>}
    </ScrollArea.Autosize>
  )
}
