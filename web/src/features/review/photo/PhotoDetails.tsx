import { Alert, Badge, Group, Stack, Table, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { TimelineBox, TimelinePhoto, TimelineQuery } from '@/api/types'
import { Time } from '@/components/Time'
import { classColor } from '@/lib/classes/classColor'
import { formatPercent } from '@/lib/format'
import { texts } from '@/lib/texts'
import { boxesFrom } from '../filters/boxes'
import { useThreshold } from '../filters/threshold'
import { ThresholdControl, ThresholdNote } from '../filters/ThresholdControl'
import { useReviewState, useSession } from '../session/context'
import { VerdictButtons } from '../verdicts/VerdictButtons'
import { boxVerdicts } from '../verdicts/verdicts'
import { annotateAddress } from './annotateAddress'
import { AnnotateButton } from './AnnotateButton'
import { MarkReasons } from './MarkReasons'
import classes from './PhotoDetails.module.css'

const say = texts.largeView

export function PhotoDetails({ photo, query, note }: { photo: TimelinePhoto; query: TimelineQuery; note: string | undefined }) {
  const wholeEvent = useReviewState((state) => state.wholeEvent)
  return (
    <Stack gap="md">
      {note && (
        <Alert color="gray" p="xs">
          {note}
        </Alert>
      )}
      <Boxes photo={photo} query={query} />
      {photo.marked && <MarkReasons photo={photo} />}
      <AnnotateButton to={annotateAddress(photo.id, query, wholeEvent)} />
      <Facts photo={photo} />
    </Stack>
  )
}

function Boxes({ photo, query }: { photo: TimelinePhoto; query: TimelineQuery }) {
  const { value: threshold } = useThreshold()
  const shown = boxesFrom(photo, threshold)
  const hidden = photo.boxes.length - shown.length
  return (
    <section>
      <Title order={3} size="h5" mb={6}>
        {say.boxes}
      </Title>
      <ThresholdControl />
      <ThresholdNote query={query} />
      <Stack gap={4} mt={6}>
        {shown.map((box) => (
          <BoxLine key={box.id} box={box} />
        ))}
        {shown.length === 0 && (
          <Text size="sm" c="dimmed">
            {photo.model_name === null ? say.notLooked : say.nothing}
          </Text>
        )}
        {hidden > 0 && (
          <Text size="xs" c="dimmed">
            {say.hidden(hidden)}
          </Text>
        )}
      </Stack>
    </section>
  )
}

/** A box in words; the chosen one shows its verdicts. */
function BoxLine({ box }: { box: TimelineBox }) {
  const session = useSession()
  const isChosen = useReviewState((state) => state.boxId === box.id)
  const what = `${box.class_name} ${formatPercent(box.confidence)}`
  return (
    <div className={classes.box} data-chosen={isChosen || undefined}>
      <button type="button" className={classes.name} aria-expanded={isChosen} onClick={() => session.set({ boxId: isChosen ? null : box.id })}>
        <span className={classes.swatch} style={{ background: classColor(box.class_name) }} aria-hidden />
        <b>{box.class_name}</b> {formatPercent(box.confidence)}
        {box.verdict && (
          <Badge size="sm" variant="light" tt="none" ml="auto" color="gray">
            {texts.review.verdictOf(box.verdict, box.verdict_class)}
          </Badge>
        )}
      </button>
      {isChosen && (
        <VerdictButtons verdicts={boxVerdicts} label={say.boxVerdict(what)} present={[box.verdict]} onJudge={(verdict) => session.judging.judge(verdict, 'box')} />
      )}
    </div>
  )
}

function stateOf(photo: TimelinePhoto): string {
  if (!photo.annotated) return texts.photo.unreviewed
  return photo.annotated_empty ? texts.photo.annotatedEmpty : texts.photo.annotated
}

function Facts({ photo }: { photo: TimelinePhoto }) {
  const rows: [name: string, value: ReactNode][] = [
    [say.camera, photo.camera],
    [say.captured, <Time key="time" at={photo.captured_at} cameraOffset={photo.utc_offset_minutes} />],
    [say.model, photo.model_name ?? texts.none],
    [say.size, `${photo.width} × ${photo.height}`],
    [say.file, photo.filename],
  ]
  return (
    <section>
      <Group justify="space-between" mb={4}>
        <Title order={3} size="h5">
          {say.details}
        </Title>
        <Badge variant="light" tt="none" color={photo.annotated ? 'green' : 'gray'}>
          {stateOf(photo)}
        </Badge>
      </Group>
      <Table variant="vertical" layout="fixed" verticalSpacing={4} fz="sm">
        <Table.Tbody>
          {rows.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th w={110}>{name}</Table.Th>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
