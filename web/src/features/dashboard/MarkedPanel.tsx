import { Button, Group, Text, ThemeIcon } from '@mantine/core'
import { Link } from 'react-router-dom'
import { useMarkedPhotosCount } from '@/api/useMarkedPhotosCount'
import { usePhotoCount } from '@/api/usePhotoCount'
import { Panel } from '@/components/Panel'
import { formatNumber } from '@/lib/format'
import { IconArrowRight, IconBrain } from '@/lib/icons'
import { texts } from '@/lib/texts'

/** How many photos are marked; leads to annotating them. */
export function MarkedPanel() {
  const { data: count = 0 } = useMarkedPhotosCount()
  const { data: open = 0 } = usePhotoCount({ marked: true, annotated: false })
  const say = texts.dashboard
  const text = count === 0 ? say.markedNone : open === 0 ? say.markedDone : say.markedSome(open)
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
          <Text size="sm" c="dimmed">
            {text}
          </Text>
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
