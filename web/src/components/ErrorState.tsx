import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@/lib/icons'
import { texts } from '@/lib/texts'

interface Props {
  error: unknown
  title?: string
  onRetry?: () => void
}

/** A failed request as a person can understand it, with a way on. */
export function ErrorState({ error, title = texts.errors.title, onRetry }: Props) {
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle />} title={title} role="alert">
      <Group justify="space-between" align="center">
        <Text size="sm">{error instanceof Error ? error.message : String(error)}</Text>
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {texts.retry}
          </Button>
        )}
      </Group>
    </Alert>
  )
}
