import { Badge, Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { Link } from 'react-router-dom'
import type { Photo } from '@/api/types'
import { MarkButton } from '@/components/MarkButton'
import { classColor } from '@/lib/classColor'
import { formatDateTime, formatPercent } from '@/lib/format'
import { IconPencil } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { MarkReasons } from './MarkReasons'

const say = texts.modal

export function PhotoDetails({ photo }: { photo: Photo }) {
  return (
    <Stack gap="md">
      <MarkButton photo={photo} fullWidth />
      <MarkReasons photo={photo} />
      <Button component={Link} to={`/annotate?photo=${photo.id}`} variant="default" leftSection={<IconPencil size={18} />}>
        {say.annotate}
      </Button>
      <Found photo={photo} />
      <Facts photo={photo} />
    </Stack>
  )
}

function Found({ photo }: { photo: Photo }) {
  return (
    <section>
      <Title order={3} size="h5" mb={6}>
        {say.found}
      </Title>
      <Stack gap={6}>
        {photo.detections.map((detection) => (
          <Group key={detection.id} gap="xs" wrap="nowrap">
            <span style={{ width: 12, height: 12, borderRadius: 3, background: classColor(detection.class_name) }} aria-hidden />
            <Text size="sm" fw={500}>
              {detection.class_name}
            </Text>
            <Text size="sm">{formatPercent(detection.confidence)}</Text>
            <Text size="xs" c="dimmed" ml="auto">
              {detection.model_name}
            </Text>
          </Group>
        ))}
        {photo.detections.length === 0 && (
          <Text size="sm" c="dimmed">
            {say.nothing}
          </Text>
        )}
      </Stack>
    </section>
  )
}

const reviewTexts = {
  unreviewed: texts.photo.unreviewed,
  annotated: texts.photo.annotated,
  annotated_empty: texts.photo.annotatedEmpty,
} as const

function Facts({ photo }: { photo: Photo }) {
  const rows = [
    [say.camera, photo.camera],
    [say.captured, formatDateTime(photo.captured_at)],
    [say.size, `${photo.width} × ${photo.height}`],
    [say.file, photo.filename],
  ]
  return (
    <Table variant="vertical" layout="fixed" verticalSpacing={4} fz="sm">
      <Table.Tbody>
        {rows.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th w={100}>{name}</Table.Th>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
          </Table.Tr>
        ))}
        <Table.Tr>
          <Table.Th>{say.review}</Table.Th>
          <Table.Td>
            <Badge variant="light" tt="none" color={photo.annotated ? 'green' : 'gray'}>
              {reviewTexts[photo.review_state]}
            </Badge>
          </Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  )
}
