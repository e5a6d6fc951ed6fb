import { Text } from '@mantine/core'
import type { Stats } from '@/api/types'
import { ClassBars } from '@/components/ClassBars'
import { Panel } from '@/components/Panel'
import { texts } from '@/lib/texts'

export function ClassesPanel({ stats }: { stats: Stats }) {
  return (
    <Panel title={texts.dashboard.classes}>
      {stats.detection_classes.length > 0 ? <ClassBars counts={stats.detection_classes} limit={8} /> : <Text c="dimmed">{texts.dashboard.noClasses}</Text>}
    </Panel>
  )
}
