import { Autocomplete, Button, Group, List, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState, type SyntheticEvent } from 'react'
import type { ClassChange, ClassUsage } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { ErrorState } from '@/components/ErrorState'
import { texts } from '@/lib/texts'
import { useChangeClass } from './api/useChangeClass'

const say = texts.classesPage

/** Asks for the new name, shows what would change, and changes it. */
export function ChangeClassDialog({ entry, others, onClose }: { entry: ClassUsage; others: ClassUsage[]; onClose: () => void }) {
  const preview = useChangeClass()
  const change = useChangeClass()
  const [into, setInto] = useState('')
  const shown = preview.data?.into === into.trim() ? preview.data : undefined
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (into.trim() !== '') preview.mutate({ from: entry.name, into: into.trim(), preview: true })
  }
  const doIt = () =>
    change.mutate(
      { from: entry.name, into: into.trim(), preview: false },
      {
        onSuccess: () => {
          notifications.show({ color: 'green', title: say.done, message: '' })
          onClose()
        },
      },
    )
  return (
    <Dialog opened onClose={onClose} title={say.renameOf(entry.name)}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Autocomplete
            label={say.into}
            data={others.map(({ name }) => name)}
            value={into}
            onChange={setInto}
            maxLength={60}
            data-autofocus
            // Suggestions would cover the preview.
            dropdownOpened={shown ? false : undefined}
          />
          {preview.isError && <ErrorState error={preview.error} />}
          {change.isError && <ErrorState error={change.error} />}
          {shown && <Preview change={shown} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {texts.cancel}
            </Button>
            {shown ? (
              <Button color={shown.merge ? 'red' : undefined} onClick={doIt} loading={change.isPending}>
                {shown.merge ? say.mergeNow(shown.from, shown.into) : say.renameNow(shown.from, shown.into)}
              </Button>
            ) : (
              <Button type="submit" loading={preview.isPending} disabled={into.trim() === '' || into.trim() === entry.name}>
                {say.preview}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

function Preview({ change }: { change: ClassChange }) {
  return (
    <Stack gap="xs" aria-live="polite">
      <Text fw={600}>{change.merge ? say.willMerge(change.from, change.into) : say.willRename(change.from, change.into)}</Text>
      <List size="sm" spacing={4}>
        <List.Item>{say.annotations(change.photos, change.boxes)}</List.Item>
        {change.datasets.map(({ name, labels, boxes, keeps_id }) => (
          <List.Item key={name}>{say.inDataset(name, labels, boxes, keeps_id)}</List.Item>
        ))}
        <List.Item>{change.models.length > 0 ? say.modelsKnow(change.models, change.from) : say.noModelKnows}</List.Item>
      </List>
    </Stack>
  )
}
