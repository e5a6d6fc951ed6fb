import { Fieldset, SimpleGrid, Table, Text, TextInput } from '@mantine/core'
import { formatNumber } from '@/lib/format'
import { texts } from '@/lib/texts'
import type { Folder } from './folder'
import type { Plan } from './plan'
import { areNamed, mostNames } from './useOrder'

const say = texts.bring

interface Props {
  plan: Plan
  folder: Folder
  names: readonly string[]
  onChange: (names: readonly string[]) => void
}

/** The animals with their boxes; where no file names them, the person does. */
export function Animals({ plan, folder, names, onChange }: Props) {
  const known = folder.classNames?.length ?? 0
  const isUnnamed = plan.classCount > (folder.classNames ? known : mostNames)
  return (
    <>
      {isUnnamed && <Text c="var(--mantine-color-error)">{say.tooMany(plan.classCount, known)}</Text>}
      {folder.classNames ? <Counted plan={plan} names={names} /> : !isUnnamed && <Naming plan={plan} names={names} onChange={onChange} />}
    </>
  )
}

function Counted({ plan, names }: { plan: Plan; names: readonly string[] }) {
  const { train, val } = plan.counts
  return (
    <Table.ScrollContainer minWidth={0} mah={260} type="scrollarea" scrollAreaProps={{ mah: 260, viewportProps: { tabIndex: 0, 'aria-label': say.animals } }}>
      <Table verticalSpacing={4} aria-label={say.animals}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.animal}</Table.Th>
            <Table.Th ta="right">{texts.training.splits.train}</Table.Th>
            <Table.Th ta="right">{texts.training.splits.val}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {names.map((name, id) => (
            <Table.Tr key={name}>
              <Table.Td>{name}</Table.Td>
              <Table.Td ta="right">{formatNumber(train.classes[id] ?? 0)}</Table.Td>
              <Table.Td ta="right">{formatNumber(val.classes[id] ?? 0)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Naming({ plan, names, onChange }: Omit<Props, 'folder'>) {
  const { train, val } = plan.counts
  const isRepeated = !names.includes('') && !areNamed(names)
  return (
    <Fieldset legend={say.animalNames}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {names.map((name, id) => (
          <TextInput
            key={id}
            label={say.animalNumber(id)}
            description={say.boxesOf(train.classes[id] ?? 0, val.classes[id] ?? 0)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={name}
            maxLength={60}
            required
            onChange={(event) => onChange(names.map((each, index) => (index === id ? event.currentTarget.value : each)))}
          />
        ))}
      </SimpleGrid>
      {isRepeated && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert" mt="xs">
          {say.namesTwice}
        </Text>
      )}
    </Fieldset>
  )
}
