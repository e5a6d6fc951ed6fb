import { ActionIcon, Button, Group, Table, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { ClassUsage } from '@/api/types'
import { classColor } from '@/lib/classes/classColor'
import { IconTrash } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useDeleteClass } from './api/useDeleteClass'
import { useStyleClass } from './api/useStyleClass'
import classes from './Quality.module.css'

const say = texts.classesPage
const freeKeys = /^[1-9ijkoqruwy]?$/
const failed = (error: Error) => notifications.show({ color: 'red', title: texts.quality.failed, message: error.message })

/** One class with its colour, key and use. */
export function ClassRow({ entry, onChange }: { entry: ClassUsage; onChange: () => void }) {
  const style = useStyleClass()
  const { name, photos, boxes, dataset_boxes, models } = entry
  const setKey = (shortcut: string) => {
    const key = shortcut.toLowerCase().slice(-1)
    if (!freeKeys.test(key)) notifications.show({ color: 'yellow', message: say.keyTaken })
    else if (key !== (entry.shortcut ?? '')) style.mutate({ name, shortcut: key }, { onError: failed })
  }
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          <ColorField name={name} color={entry.color ?? classColor(name)} onChange={(color) => style.mutate({ name, color }, { onError: failed })} />
          <Text fw={600}>{name}</Text>
        </Group>
      </Table.Td>
      <Table.Td>
        <TextInput size="xs" w={44} maxLength={2} aria-label={say.key(name)} value={entry.shortcut ?? ''} onChange={(event) => setKey(event.currentTarget.value)} />
      </Table.Td>
      <Table.Td>
        <Text size="sm">{say.use(photos, boxes, dataset_boxes)}</Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">{models.length > 0 ? models.join(', ') : say.noModel}</Text>
      </Table.Td>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          <Button size="xs" variant="default" aria-label={say.renameOf(name)} onClick={onChange}>
            {say.rename}
          </Button>
          {boxes + dataset_boxes === 0 && <RemoveButton name={name} />}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}

function ColorField({ name, color, onChange }: { name: string; color: string; onChange: (color: string) => void }) {
  return (
    <input
      type="color"
      className={classes.color}
      aria-label={say.color(name)}
      defaultValue={color}
      onBlur={({ currentTarget: { value } }) => value !== color && onChange(value)}
    />
  )
}

function RemoveButton({ name }: { name: string }) {
  const remove = useDeleteClass()
  return (
    <ActionIcon variant="default" size={30} aria-label={say.remove(name)} loading={remove.isPending} onClick={() => remove.mutate(name, { onError: failed })}>
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  )
}
