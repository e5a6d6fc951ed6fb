import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { texts } from '@/lib/texts'
import { Animals } from './Animals'
import { HoldOut } from './HoldOut'
import { LeftOut } from './LeftOut'
import { SplitTable } from './SplitTable'
import type { Folder } from './folder'
import { useBringing } from './useBringing'
import { useOrder } from './useOrder'

const say = texts.bring

/** What would be brought, and what the person still has to say. */
export function Preview({ folder, onAnother }: { folder: Folder; onAnother: () => void }) {
  const { plan, offer, holdsOut, setHoldsOut, name, setName, nameFault, names, setNames, isReady, note, order } = useOrder(folder)
  const { start } = useBringing()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        start(order)
      }}
    >
      <Stack gap="md">
        <SplitTable plan={plan} />
        {offer && <HoldOut offer={offer} checked={holdsOut} onChange={setHoldsOut} />}
        <div>
          <TextInput
            label={say.name}
            description={say.nameHint}
            error={name === '' ? undefined : nameFault}
            value={name}
            maxLength={40}
            required
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            onChange={(event) => setName(event.currentTarget.value)}
          />
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
