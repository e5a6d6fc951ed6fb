import { Stack } from '@mantine/core'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { PhotoDifference, TimelinePhoto, TimelineQuery, Verdict } from '@/api/types'
import { annotateAddress } from '../photo/annotateAddress'
import { AskAnimal } from '../session/AnimalDialog'
import { NoticeBar } from '../verdicts/NoticeBar'
import { useListKeys } from '../verdicts/useListKeys'
import { useListVerdicts } from '../verdicts/useListVerdicts'
import { judged, markReasonOf, verdictKeys } from '../verdicts/verdicts'
import { DifferingPhoto, type Showing } from './DifferingPhoto'

interface Props {
  photos: readonly PhotoDifference[]
  names: [string, string]
  showing: Showing
  query: TimelineQuery
}

/** Photos on which two versions differ, with keys; the order stays while verdicts are given. */
export function DifferingPhotos({ photos, names, showing, query }: Props) {
  const navigate = useNavigate()
  const verdicts = useListVerdicts(false)
  const [asking, setAsking] = useState<TimelinePhoto | null>(null)
  const give = (photo: TimelinePhoto, verdict: Verdict, animal: string | null = null) => {
    const now = verdicts.shown.of(photo)
    const wanted = verdict === 'mark' && now.marked ? 'unmark' : verdict
    const reason = wanted === 'mark' ? { reason: markReasonOf([now]) } : {}
    const request = { verdict: wanted, target: { photos: [photo.id] }, ...reason, ...(animal === null ? {} : { class_name: animal }) }
    verdicts.give(request, [now], [judged(now, wanted, animal)])
  }
  const judge = (photo: TimelinePhoto, verdict: Verdict) => (verdict === 'wrong_animal' ? setAsking(photo) : give(photo, verdict))
  const onKey = (key: string, index: number) => {
    const photo = photos[index]?.photo
    const verdict = verdictKeys[key.toLowerCase()]
    if (!photo) return false
    if (key === 'Enter') void navigate(`/photos?photo=${photo.id}`)
    else if (key === 'a') void navigate(annotateAddress(photo.id, query, false))
    else if (verdict) judge(photo, verdict)
    else return false
    return true
  }
  const { list, itemAt } = useListKeys(photos.length, { onKey, onUndo: verdicts.undo, onRedo: verdicts.redo })
  return (
    <Stack ref={list} gap="md">
      {photos.map((difference, index) => (
        <DifferingPhoto
          key={difference.photo.id}
          difference={difference}
          names={names}
          showing={showing}
          shown={verdicts.shown}
          item={itemAt(index)}
          onJudge={(verdict) => judge(difference.photo, verdict)}
        />
      ))}
      <AskAnimal
        opened={asking !== null}
        onClose={() => setAsking(null)}
        onChoose={(name) => {
          if (asking) give(asking, 'wrong_animal', name)
          setAsking(null)
        }}
      />
      <NoticeBar notice={verdicts.notice} onUndo={verdicts.undo} onRedo={verdicts.redo} onGone={verdicts.clearNotice} />
    </Stack>
  )
}
