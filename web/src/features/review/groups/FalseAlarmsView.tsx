import { Loader, NativeSelect, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router-dom'
import { useCameras } from '@/api/photos/useCameras'
import type { FalseAlarmGroup, Verdict, VerdictRequest } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { IconCircleCheck } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { useFalseAlarmGroups } from '../api/useFalseAlarmGroups'
import { withChanges } from '../reviewAddress'
import { NoticeBar } from '../verdicts/NoticeBar'
import { useListKeys } from '../verdicts/useListKeys'
import { useListVerdicts } from '../verdicts/useListVerdicts'
import { verdictKeys } from '../verdicts/verdicts'
import { GroupCard, groupVerdicts, type GroupVerdict } from './GroupCard'

const say = texts.falseAlarms

/** Boxes that come back at one place of a camera, each group settled by one verdict. */
export function FalseAlarmsView() {
  const [search, setSearch] = useSearchParams()
  const camera = search.get('camera') ?? ''
  const groups = useFalseAlarmGroups(camera || undefined)
  const cameras = useCameras().data?.map((known) => known.name) ?? []
  return (
    <Stack gap="md">
      {groups.data?.length !== 0 && <Text c="dimmed">{say.intro}</Text>}
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
      <Groups groups={groups.data ?? none} />
    </Stack>
  )
}

const none: readonly FalseAlarmGroup[] = []

const nameOf = ({ camera, class_name, model_name, x_min, y_min }: FalseAlarmGroup) => [camera, class_name, model_name, x_min, y_min].join('/')

interface Asked {
  group: string
  verdict: GroupVerdict
}

/** The cards, with keys; the list is asked for again after each verdict. */
function Groups({ groups }: { groups: readonly FalseAlarmGroup[] }) {
  const navigate = useNavigate()
  const verdicts = useListVerdicts(true)
  const [asked, setAsked] = useState<Asked | null>(null)
  const ask = (group: FalseAlarmGroup, verdict: GroupVerdict | null) => setAsked(verdict && { group: nameOf(group), verdict })
  const onKey = (key: string, index: number) => {
    const group = groups[index]
    const photo = group?.sample[0]
    const verdict = verdictKeys[key.toLowerCase()]
    if (!group || !photo) return false
    if (key === 'Enter') void navigate(`/photos?photo=${photo.id}`)
    else if (verdict === 'mark') verdicts.give(markSamples(group))
    else if (isGroupVerdict(verdict)) ask(group, verdict)
    else return false
    return true
  }
  const { list, itemAt } = useListKeys(groups.length, { onKey, onUndo: verdicts.undo, onRedo: verdicts.redo })
  return (
    <Stack ref={list} gap="md">
      {groups.map((group, index) => (
        <GroupCard
          key={nameOf(group)}
          group={group}
          asked={asked?.group === nameOf(group) ? asked.verdict : null}
          onAsk={(verdict) => ask(group, verdict)}
          onApply={verdicts.give}
          item={itemAt(index)}
        />
      ))}
      <NoticeBar notice={verdicts.notice} onUndo={verdicts.undo} onRedo={verdicts.redo} onGone={verdicts.clearNotice} />
    </Stack>
  )
}

const isGroupVerdict = (verdict: Verdict | undefined): verdict is GroupVerdict => groupVerdicts.some((one) => one === verdict)

/** Marks the photos that stand for the group, or unmarks them when all are marked. */
function markSamples({ sample }: FalseAlarmGroup): VerdictRequest {
  const verdict = sample.every((photo) => photo.marked) ? 'unmark' : 'mark'
  return { verdict, reason: 'false_positive', target: { photos: sample.map((photo) => photo.id) } }
}
