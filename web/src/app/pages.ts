import type { Icon } from '@tabler/icons-react'
import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import AnnotatePage from '@/features/annotate/AnnotatePage'
import DashboardPage from '@/features/dashboard/DashboardPage'
import ModelsPage from '@/features/models/ModelsPage'
import QualityPage from '@/features/quality/QualityPage'
import { prefetchReview } from '@/features/review/prefetch'
import ReviewPage from '@/features/review/ReviewPage'
import TrainingPage from '@/features/training/TrainingPage'
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
  /** Asks the server for what the page will show, while all else starts. */
  prefetch?: (cache: QueryClient, search: URLSearchParams) => void
}

/** Every page with a link of its own, in the order of the links. */
export const pages: readonly PageEntry[] = [
  { path: '/', label: texts.nav.dashboard, icon: IconHome, key: 'd', phone: 'bar', Page: DashboardPage },
  { path: '/photos', label: texts.nav.photos, icon: IconLayoutGrid, key: 'p', phone: 'bar', Page: ReviewPage, prefetch: prefetchReview },
  { path: '/annotate', label: texts.nav.annotate, icon: IconPencil, key: 'a', phone: 'bar', Page: AnnotatePage },
  { path: '/quality', label: texts.nav.labels, icon: IconTags, key: 'l', phone: 'more', Page: QualityPage },
  { path: '/training', label: texts.nav.training, icon: IconBrain, key: 't', phone: 'bar', Page: TrainingPage },
  { path: '/models', label: texts.nav.models, icon: IconCpu, key: 'm', phone: 'more', Page: ModelsPage },
]
