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
  const [into, setInto] = useState('')
  const { preview, change, shown, show, doIt } = useChanging(entry.name, into.trim(), onClose)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    show()
  }
  return (
    <Dialog opened onClose={onClose} title={say.renameOf(entry.name)}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <NameField value={into} others={others} onChange={setInto} isPreviewed={shown !== undefined} />
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

interface NameProps {
  value: string
  others: ClassUsage[]
  onChange: (name: string) => void
  isPreviewed: boolean
}

function NameField({ value, others, onChange, isPreviewed }: NameProps) {
  return (
    <Autocomplete
      label={say.into}
      data={others.map(({ name }) => name)}
      value={value}
      onChange={onChange}
      maxLength={60}
      data-autofocus
      // Suggestions would cover the preview.
      dropdownOpened={isPreviewed ? false : undefined}
    />
  )
}

/** Shows what another name would change, and changes it. */
function useChanging(from: string, into: string, onDone: () => void) {
  const preview = useChangeClass()
  const change = useChangeClass()
  const show = () => {
    if (into !== '') preview.mutate({ from, into, preview: true })
  }
  const told = () => {
    notifications.show({ color: 'green', title: say.done, message: '' })
    onDone()
  }
  const doIt = () => change.mutate({ from, into, preview: false }, { onSuccess: told })
  return { preview, change, shown: preview.data?.into === into ? preview.data : undefined, show, doIt }
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
