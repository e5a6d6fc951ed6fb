import type { Icon } from '@tabler/icons-react'
import { lazy, type ComponentType } from 'react'
import { IconBrain, IconCpu, IconHome, IconLayoutGrid, IconPencil, IconTags } from '@/lib/icons'
import { texts } from '@/lib/texts'

export type PageEntry = {
  path: string
  label: string
  icon: Icon
  /** "g" and this letter goes there. */
  key: string
  /** On a phone: in the bar at the bottom (which holds four), or under "More". */
  phone: 'bar' | 'more'
  Page: ComponentType
}

/** Every page with a link of its own, in the order of the links. */
export const pages: readonly PageEntry[] = [
  { path: '/', label: texts.nav.dashboard, icon: IconHome, key: 'd', phone: 'bar', Page: lazy(() => import('@/features/dashboard/DashboardPage')) },
  { path: '/photos', label: texts.nav.photos, icon: IconLayoutGrid, key: 'p', phone: 'bar', Page: lazy(() => import('@/features/review/ReviewPage')) },
  { path: '/annotate', label: texts.nav.annotate, icon: IconPencil, key: 'a', phone: 'bar', Page: lazy(() => import('@/features/annotate/AnnotatePage')) },
  { path: '/quality', label: texts.nav.labels, icon: IconTags, key: 'l', phone: 'more', Page: lazy(() => import('@/features/quality/QualityPage')) },
  { path: '/training', label: texts.nav.training, icon: IconBrain, key: 't', phone: 'bar', Page: lazy(() => import('@/features/training/TrainingPage')) },
  { path: '/models', label: texts.nav.models, icon: IconCpu, key: 'm', phone: 'more', Page: lazy(() => import('@/features/models/ModelsPage')) },
]
