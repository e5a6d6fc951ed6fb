import { Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import type { Model } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { IconHistory } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { forgottenBy } from '@/lib/versions'
import { useRollbackModel } from './api/useRollbackModel'

const say = texts.models

/** Returns to the version deployed before, after saying which that is and what it does not know. */
export function RollbackButton({ deployed, before }: { deployed: Model; before: Model }) {
  const [opened, { open, close }] = useDisclosure()
  const rollback = useRollbackModel()
  const forgotten = forgottenBy(before, deployed)
  const confirm = () => {
    close()
    rollback.mutate(undefined, {
      onSuccess: (model) => notifications.show({ color: 'green', message: say.rolledBack(model.name) }),
      onError: (error) => notifications.show({ color: 'red', title: say.notRolledBack, message: error.message }),
    })
  }
  return (
    <>
      <Button variant="default" leftSection={<IconHistory size={18} />} loading={rollback.isPending} onClick={open}>
        {say.rollback}
      </Button>
      <Dialog opened={opened} onClose={close} title={say.rollbackTitle}>
        <Text mb="md">{say.rollbackText(deployed.name, before.name)}</Text>
        {forgotten.length > 0 && <Text mb="md">{say.forgets(before.name, deployed.name, forgotten)}</Text>}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {texts.cancel}
          </Button>
          <Button onClick={confirm} data-autofocus>
            {say.rollback}
          </Button>
        </Group>
      </Dialog>
    </>
  )
}
