import { Loader, NativeSelect, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { keys } from '@/api/keys'
import type { FalseAlarmGroup, VerdictRequest } from '@/api/types'
import { useCameras } from '@/api/useCameras'
import { useFalseAlarmGroups } from '@/api/useFalseAlarmGroups'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { IconCircleCheck } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useKeys } from '@/lib/useKeys'
import { GroupCard } from './GroupCard'
import { NoticeBar } from './NoticeBar'
import { withChanges } from './reviewAddress'
import { ShownPhotos } from './shownPhotos'
import { VerdictSender, type Notice } from './VerdictSender'

const say = texts.falseAlarms

/** Boxes that come back at one place of a camera, each group settled by one verdict. */
export function FalseAlarmsView() {
  const [search, setSearch] = useSearchParams()
  const camera = search.get('camera') ?? ''
  const groups = useFalseAlarmGroups(camera || undefined)
  const { sender, notice, clearNotice } = useSender()
  const cameras = useCameras().data?.map((known) => known.name) ?? []
  return (
    <Stack gap="md">
      <Text c="dimmed">{say.intro}</Text>
      <NativeSelect
        w={240}
        label={texts.review.filters.camera}
        data={[{ value: '', label: say.allCameras }, ...cameras.map((name) => ({ value: name, label: name }))]}
        value={camera}
        onChange={(event) => setSearch(withChanges(search, { camera: event.currentTarget.value }), { replace: true })}
      />
      {groups.isPending && <Loader aria-label={texts.loading} />}
      {groups.isError && <ErrorState error={groups.error} onRetry={() => void groups.refetch()} />}
      {groups.data?.length === 0 && <EmptyState icon={<IconCircleCheck size={48} />} title={say.none} text={say.noneText} />}
      {groups.data?.map((group) => (
        <GroupCard key={keyOf(group)} group={group} onApply={sender.apply} />
      ))}
      <NoticeBar notice={notice} onUndo={sender.undo} onRedo={sender.redo} onGone={clearNotice} />
    </Stack>
  )
}

const keyOf = ({ camera, class_name, model_name, x_min, y_min }: FalseAlarmGroup) => [camera, class_name, model_name, x_min, y_min].join('/')

/** Verdicts on groups, with undo by button and key; the list is asked for again after each. */
function useSender() {
  const cache = useQueryClient()
  const [notice, setNotice] = useState<Notice | null>(null)
  const [verdicts] = useState(() => new VerdictSender(cache, new ShownPhotos(), setNotice))
  const andRefresh = (work: Promise<unknown>) => void work.then(() => cache.invalidateQueries({ queryKey: keys.timeline }))
  const sender = {
    apply: (request: VerdictRequest) => andRefresh(verdicts.give(request, [], [])),
    undo: () => andRefresh(verdicts.undo()),
    redo: () => andRefresh(verdicts.redo()),
  }
  useKeys((event) => {
    const key = event.key.toLowerCase()
    if (!(event.ctrlKey || event.metaKey) || (key !== 'z' && key !== 'y')) return false
    if (key === 'y' || event.shiftKey) sender.redo()
    else sender.undo()
    return true
  })
  return { sender, notice, clearNotice: () => setNotice(null) }
}
