import { Button, Group, List, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { ApiError } from '@/api/client'
import { useModels } from '@/api/useModels'
import { Dialog } from '@/components/Dialog'
import { IconRocket } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { forgottenBy } from '@/lib/versions'
import { useDeployModel } from './api/useDeployModel'

const say = texts.models

/**
 * Deploys a version, after a question where it no longer knows what the deployed one knows; when the gate refuses, says
 * why and leaves the decision to the person.
 */
export function DeployButton({ model, size = 'xs' }: { model: string; size?: 'xs' | 'md' }) {
  const { start, refusal, reset, isPending } = useDeploying(model)
  const [asking, ask] = useDisclosure()
  const loss = useLoss(model)
  const confirm = () => {
    ask.close()
    start(false)
  }
  return (
    <>
      <Button
        size={size}
        variant={size === 'md' ? 'filled' : 'default'}
        leftSection={<IconRocket size={16} />}
        aria-label={say.deployName(model)}
        loading={isPending}
        onClick={loss ? ask.open : () => start(false)}
      >
        {say.deploy}
      </Button>
      <Dialog opened={asking} onClose={ask.close} title={say.deployTitle(model)}>
        <Text>{loss}</Text>
        <Answers onCancel={ask.close}>
          <Button data-autofocus onClick={confirm}>
            {say.deploy}
          </Button>
        </Answers>
      </Dialog>
      <Dialog opened={refusal !== null} onClose={reset} title={say.refusedTitle(model)}>
        {refusal && <Refusal error={refusal} />}
        <Answers onCancel={reset}>
          <Button color="red" onClick={() => start(true)}>
            {say.deployAnyway}
          </Button>
        </Answers>
      </Dialog>
    </>
  )
}

const isRefusal = (error: unknown): error is ApiError => error instanceof ApiError && error.status === 409

function useDeploying(model: string) {
  const deploy = useDeployModel()
  // A promise, since a version that is deployed has this button no longer, perhaps before the answer.
  const start = (force: boolean) =>
    void deploy.mutateAsync({ model, force }).then(
      () => notifications.show({ color: 'green', message: say.deployed(model) }),
      (error: Error) => {
        if (!isRefusal(error)) notifications.show({ color: 'red', title: say.notDeployed, message: error.message })
      },
    )
  return { start, refusal: isRefusal(deploy.error) ? deploy.error : null, reset: () => deploy.reset(), isPending: deploy.isPending }
}

function Answers({ onCancel, children }: { onCancel: () => void; children: ReactNode }) {
  return (
    <Group justify="flex-end" mt="md">
      <Button variant="default" onClick={onCancel}>
        {texts.cancel}
      </Button>
      {children}
    </Group>
  )
}

/** What deploying this version would lose, in a sentence. */
function useLoss(name: string): string | undefined {
  const models = useModels().data ?? []
  const next = models.find((model) => model.name === name)
  const deployed = models.find((model) => model.state === 'deployed')
  const forgotten = next && deployed ? forgottenBy(next, deployed) : []
  return next && deployed && forgotten.length > 0 ? say.forgets(name, deployed.name, forgotten) : undefined
}

function Refusal({ error }: { error: ApiError }) {
  const reasons = error.problem?.comparison?.gate.reasons ?? [error.message]
  return (
    <>
      <Text>{say.refusedText}</Text>
      <List my="sm">
        {reasons.map((reason) => (
          <List.Item key={reason}>{reason}</List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed">
        {say.refusedHint}
      </Text>
    </>
  )
}
