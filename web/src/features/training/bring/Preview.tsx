import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import type { SyntheticEvent } from 'react'
import { texts } from '@/lib/texts'
import { Animals } from './Animals'
import type { Folder } from './folder'
import { HoldOut } from './HoldOut'
import { LeftOut } from './LeftOut'
import { SplitTable } from './SplitTable'
import { useBringing } from './useBringing'
import { useOrder } from './useOrder'

const say = texts.bring

/** What would be brought, and what the person still has to say. */
export function Preview({ folder, onAnother }: { folder: Folder; onAnother: () => void }) {
  const { plan, offer, holdsOut, setHoldsOut, name, setName, nameFault, names, setNames, isReady, note, order } = useOrder(folder)
  const { start } = useBringing()
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    start(order)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <SplitTable plan={plan} />
        {offer && <HoldOut offer={offer} checked={holdsOut} onChange={setHoldsOut} />}
        <div>
          <NameField name={name} fault={nameFault} onName={setName} />
          <Text size="sm" mt={4} aria-live="polite">
            {note}
          </Text>
        </div>
        <Animals plan={plan} folder={folder} names={names} onChange={setNames} />
        <LeftOut folder={folder} plan={plan} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onAnother}>
            {say.another}
          </Button>
          <Button type="submit" disabled={!isReady}>
            {say.send(folder.photos.length)}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function NameField({ name, fault, onName }: { name: string; fault: string | null; onName: (name: string) => void }) {
  return (
    <TextInput
      label={say.name}
      description={say.nameHint}
      error={name === '' ? undefined : fault}
      value={name}
      maxLength={40}
      required
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => onName(event.currentTarget.value)}
    />
  )
}
