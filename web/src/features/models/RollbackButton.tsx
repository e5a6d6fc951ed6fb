import { Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useRollbackModel } from '@/api/useRollbackModel'
import { Dialog } from '@/components/Dialog'
import { IconHistory } from '@/lib/icons'
import { texts } from '@/lib/texts'

const say = texts.models

export function RollbackButton({ deployed }: { deployed: string }) {
  const [opened, { open, close }] = useDisclosure()
  const rollback = useRollbackModel()
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
        <Text mb="md">{say.rollbackText(deployed)}</Text>
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
