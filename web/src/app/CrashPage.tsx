import { Button, Container } from '@mantine/core'
import { EmptyState } from '@/components/EmptyState'
import { IconAlertTriangle } from '@/lib/icons'
import { texts } from '@/lib/texts'

export function CrashPage() {
  return (
    <Container>
      <EmptyState order={1} icon={<IconAlertTriangle size={48} />} title={texts.errors.title} text={texts.errors.crashed}>
        <Button onClick={() => window.location.reload()}>{texts.errors.reload}</Button>
      </EmptyState>
    </Container>
  )
}
