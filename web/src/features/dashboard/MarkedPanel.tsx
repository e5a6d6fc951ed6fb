import { Button, Group, Text, ThemeIcon } from '@mantine/core'
import { Link } from 'react-router-dom'
import { usePhotoCount } from '@/api/photos/usePhotoCount'
import { Panel } from '@/components/Panel'
import { formatNumber } from '@/lib/format'
import { IconArrowRight, IconBrain } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useMarkedPhotosCount } from './api/useMarkedPhotosCount'
import { useMarkedWaitingCount } from './api/useMarkedWaitingCount'

/** How many marked photos wait, as many as Annotate shows, and how many have joined the training data. */
export function MarkedPanel() {
  const { data: marked = 0 } = useMarkedPhotosCount()
  const { data: count = 0 } = useMarkedWaitingCount()
  const { data: open = 0 } = usePhotoCount({ marked: true, annotated: false })
  const say = texts.dashboard
  const joined = Math.max(0, marked - count)
  const text = count > 0 ? (open === 0 ? say.markedDone : say.markedSome(open)) : joined === 0 ? say.markedNone : ''
  return (
    <Panel title={say.marked}>
      <Group wrap="nowrap" align="center">
        <ThemeIcon size={48} radius="md" color="orange.5" autoContrast variant={count > 0 ? 'filled' : 'light'} aria-hidden>
          <IconBrain size={26} />
        </ThemeIcon>
        <div>
          <Text fz={28} fw={700} lh={1.2} data-testid="marked-count">
            {formatNumber(count)}
          </Text>
          {[text, joined > 0 && say.markedJoined(joined)].filter(Boolean).map((line) => (
            <Text key={String(line)} size="sm" c="dimmed">
              {line}
            </Text>
          ))}
        </div>
      </Group>
      {count > 0 && (
        <Button component={Link} to="/annotate" variant="default" fullWidth mt="md" rightSection={<IconArrowRight size={18} />}>
          {say.openMarked}
        </Button>
      )}
    </Panel>
  )
}
