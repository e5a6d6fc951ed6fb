import { Stack } from '@mantine/core'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { PhotoDifference, TimelinePhoto, TimelineQuery, Verdict } from '@/api/types'
import { annotateAddress } from '../photo/annotateAddress'
import { AskAnimal } from '../verdicts/AskAnimal'
import { NoticeBar } from '../verdicts/NoticeBar'
import { useListKeys } from '../verdicts/useListKeys'
import { useListVerdicts } from '../verdicts/useListVerdicts'
import { givenTo, judged } from '../verdicts/verdictRules'
import { verdictKeys } from '../verdicts/verdicts'
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
  const { verdicts, judge, asking } = useJudging()
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
      <AskAnimal {...asking} />
      <NoticeBar notice={verdicts.notice} onUndo={verdicts.undo} onRedo={verdicts.redo} onGone={verdicts.clearNotice} />
    </Stack>
  )
}

/** Verdicts on the photos of the list, and the question which animal it is instead. */
function useJudging() {
  const verdicts = useListVerdicts(false)
  const [asked, setAsked] = useState<TimelinePhoto | null>(null)
  const give = (photo: TimelinePhoto, verdict: Verdict, animal: string | null = null) => {
    const now = verdicts.shown.of(photo)
    const wanted = verdict === 'mark' && now.marked ? 'unmark' : verdict
    const given = givenTo([now], wanted, animal)
    verdicts.give({ ...given, target: { photos: [photo.id] } }, [now], [judged(now, given)])
  }
  const judge = (photo: TimelinePhoto, verdict: Verdict) => (verdict === 'wrong_animal' ? setAsked(photo) : give(photo, verdict))
  const onChoose = (name: string) => {
    if (asked) give(asked, 'wrong_animal', name)
    setAsked(null)
  }
  return { verdicts, judge, asking: { opened: asked !== null, onClose: () => setAsked(null), onChoose } }
}
