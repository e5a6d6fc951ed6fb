import { ActionIcon, Button, Group, Popover, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import type { SavedFilter } from '@/api/types'
import { CompactButton } from '@/components/CompactButton'
import { IconBookmark, IconCheck, IconPencil, IconTrash } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useDeleteFilter } from '../api/useDeleteFilter'
import { useSavedFilters } from '../api/useSavedFilters'
import { useSaveFilter } from '../api/useSaveFilter'
import { lasting } from '../reviewAddress'

const say = texts.review.saved
const longestName = 60

const report = (error: Error) => notifications.show({ color: 'red', title: say.failed, message: error.message })

/** Filters under names: save the present ones, apply, rename, delete. */
export function SavedFilters() {
  const saved = useSavedFilters().data ?? []
  return (
    <Popover position="bottom-start" width={320} trapFocus shadow="md">
      <Popover.Target>
        <CompactButton icon={IconBookmark} label={say.title} />
      </Popover.Target>
      <Popover.Dropdown aria-label={say.title}>
        <Stack gap="xs">
          {saved.length === 0 && (
            <Text size="sm" c="dimmed">
              {say.none}
            </Text>
          )}
          {saved.map((filter) => (
            <SavedLine key={filter.name} filter={filter} taken={saved.map((other) => other.name)} />
          ))}
          <SaveForm />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

function SavedLine({ filter, taken }: { filter: SavedFilter; taken: string[] }) {
  const [, setSearch] = useSearchParams()
  const [isRenaming, setRenaming] = useState(false)
  const save = useSaveFilter()
  const remove = useDeleteFilter()
  const rename = (name: string) => {
    setRenaming(false)
    if (name === filter.name) return
    if (taken.includes(name)) return report(new Error(say.taken(name)))
    save.mutate({ ...filter, name }, { onError: report, onSuccess: () => remove.mutate(filter.name, { onError: report }) })
  }
  if (isRenaming) return <NameField label={say.newName(filter.name)} initial={filter.name} onDone={rename} />
  return (
    <Group gap={4} wrap="nowrap">
      <Button variant="subtle" size="compact-sm" justify="start" flex={1} aria-label={say.apply(filter.name)} onClick={() => setSearch(filter.query)}>
        {filter.name}
      </Button>
      <ActionIcon variant="subtle" color="gray" aria-label={say.rename(filter.name)} onClick={() => setRenaming(true)}>
        <IconPencil size={16} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={say.remove(filter.name)} onClick={() => remove.mutate(filter.name, { onError: report })}>
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  )
}

function SaveForm() {
  const [search] = useSearchParams()
  const save = useSaveFilter()
  const query = lasting(search)
  if (query === '') return null
  return <NameField label={say.name} initial="" onDone={(name) => save.mutate({ name, query }, { onError: report })} />
}

function NameField({ label, initial, onDone }: { label: string; initial: string; onDone: (name: string) => void }) {
  const [name, setName] = useState(initial)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() === '') return
        onDone(name.trim())
        setName('')
      }}
    >
      <Group gap={6} align="flex-end" wrap="nowrap">
        <TextInput size="xs" flex={1} label={label} maxLength={longestName} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus={initial !== '' || undefined} />
        <ActionIcon type="submit" size={30} aria-label={say.save} disabled={name.trim() === ''}>
          <IconCheck size={16} />
        </ActionIcon>
      </Group>
    </form>
  )
}
