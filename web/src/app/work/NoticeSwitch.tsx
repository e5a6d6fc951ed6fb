import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { noticeState, turnNoticesOff, turnNoticesOn } from '@/lib/browserNotice'
import { texts } from '@/lib/texts'

/** Lets the browser tell of ended work while this page is out of sight; asks for leave only when pressed. */
export function NoticeSwitch() {
  const [state, setState] = useState(noticeState)
  const say = texts.work.notices
  if (state === 'unsupported') return null
  return (
    <Group justify="space-between" gap="xs" pt="sm" style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}>
      <Text size="sm" c="dimmed" role="status" style={{ flex: '1 1 200px' }}>
        {say.state[state]}
      </Text>
      {state === 'off' && (
        <Button size="compact-sm" variant="light" onClick={() => void turnNoticesOn().then(setState)}>
          {say.turnOn}
        </Button>
      )}
      {state === 'on' && (
        <Button size="compact-sm" variant="default" onClick={() => setState(turnNoticesOff())}>
          {say.turnOff}
        </Button>
      )}
    </Group>
  )
}
