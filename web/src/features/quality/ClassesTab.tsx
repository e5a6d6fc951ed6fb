import { Button, Group, Loader, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState, type SyntheticEvent } from 'react'
import type { ClassUsage } from '@/api/types'
import { useAddClass } from '@/api/useAddClass'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { StackedTable } from '@/components/StackedTable'
import { IconPlus, IconTags } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useClassUsage } from './api/useClassUsage'
import { ChangeClassDialog } from './ChangeClassDialog'
import { ClassRow } from './ClassRow'

const say = texts.classesPage

/** The classes: add, rename, merge, colour, key, delete. */
export function ClassesTab() {
  const usage = useClassUsage()
  const [changed, setChanged] = useState<ClassUsage | null>(null)
  if (usage.isPending) return <Loader m="xl" aria-label={texts.loading} />
  if (usage.isError) return <ErrorState error={usage.error} onRetry={() => void usage.refetch()} />
  const classes = usage.data
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {say.intro}
      </Text>
      {classes.length === 0 && <EmptyState icon={<IconTags size={48} />} title={say.none} text={say.noneText} />}
      {classes.length > 0 && (
        <StackedTable label={texts.quality.tabs.classes} columns={Object.values(say.head)} minWidth={640}>
          {classes.map((entry) => (
            <ClassRow key={entry.name} entry={entry} onChange={() => setChanged(entry)} />
          ))}
        </StackedTable>
      )}
      <AddClass />
      {changed && <ChangeClassDialog entry={changed} others={classes.filter(({ name }) => name !== changed.name)} onClose={() => setChanged(null)} />}
    </Stack>
  )
}

function AddClass() {
  const add = useAddClass()
  const [name, setName] = useState('')
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    add.mutate(name.trim(), {
      onSuccess: () => setName(''),
      onError: (error) => notifications.show({ color: 'red', title: texts.quality.failed, message: error.message }),
    })
  }
  return (
    <form onSubmit={submit}>
      <Group gap="sm">
        <TextInput aria-label={say.addLabel} placeholder={say.addLabel} maxLength={60} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Button type="submit" variant="default" leftSection={<IconPlus size={16} aria-hidden />} loading={add.isPending}>
          {say.add}
        </Button>
      </Group>
    </form>
  )
}
