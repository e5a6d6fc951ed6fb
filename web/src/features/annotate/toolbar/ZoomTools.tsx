import { Button, Group, Tooltip } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { formatPercent } from '@/lib/format'
import { IconZoomIn, IconZoomOut, IconZoomReset } from '@/lib/icons'
import { texts } from '@/lib/texts'
import type { Viewport } from '../canvas/view'
import { Tool } from './Tool'

const say = texts.annotate
const zoomStep = 1.4

export function ZoomTools({ viewport }: { viewport: Viewport }) {
  const zoom = useSyncExternalStore(viewport.subscribe, () => formatPercent(viewport.view().scale * window.devicePixelRatio))
  return (
    <Group gap={6} wrap="nowrap">
      <Tool label={say.zoomOut} keys="−" onClick={() => viewport.zoom(1 / zoomStep)} icon={<IconZoomOut size={20} />} />
      <Tooltip label={say.fullSizeHint} openDelay={400}>
        <Button variant="default" h={40} px={8} miw={68} aria-label={say.fullSize(zoom)} onClick={() => viewport.fullSize()}>
          {zoom}
        </Button>
      </Tooltip>
      <Tool label={say.zoomIn} keys="+" onClick={() => viewport.zoom(zoomStep)} icon={<IconZoomIn size={20} />} />
      <Tool label={say.fit} keys="0" onClick={() => viewport.fit()} icon={<IconZoomReset size={20} />} />
    </Group>
  )
}
