import { Panel } from '@/components/Panel'
import { texts } from '@/lib/texts'
import { useUploads } from './queue'
import { UploadResults } from './UploadResults'

/** The upload under way or just ended, on pages that do not take photos themselves. */
export function UploadsPanel() {
  if (useUploads().startedAt === null) return null
  return (
    <Panel title={texts.upload.title}>
      <UploadResults />
    </Panel>
  )
}
