import { Badge, Tabs } from '@mantine/core'
import { useSearchParams } from 'react-router-dom'
import { useLabelFiles } from '@/api/useLabelFiles'
import { Page } from '@/components/Page'
import { texts } from '@/lib/texts'
import { CardsTab } from './CardsTab'
import { ClassesTab } from './ClassesTab'
import { FilesTab } from './FilesTab'

const say = texts.quality
const tabs = ['cards', 'files', 'classes'] as const

export default function QualityPage() {
  const [search, setSearch] = useSearchParams()
  const files = useLabelFiles()
  const open = (files.data?.conflicts.length ?? 0) + (files.data?.problems.length ?? 0)
  const current = tabs.find((tab) => tab === search.get('tab')) ?? 'cards'
  return (
    <Page title={say.title}>
      <Tabs value={current} onChange={(tab) => setSearch(tab && tab !== 'cards' ? { tab } : {}, { replace: true })} keepMounted={false}>
        <Tabs.List aria-label={say.tabsLabel} mb="md">
          {tabs.map((tab) => (
            <Tabs.Tab
              key={tab}
              value={tab}
              rightSection={
                tab === 'files' && open > 0 ? (
                  <Badge size="sm" circle={open < 10} color="orange.5" autoContrast>
                    {open}
                  </Badge>
                ) : null
              }
            >
              {say.tabs[tab]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="cards">
          <CardsTab />
        </Tabs.Panel>
        <Tabs.Panel value="files">
          <FilesTab files={files} />
        </Tabs.Panel>
        <Tabs.Panel value="classes">
          <ClassesTab />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
