import { Alert, List, Stack, Text } from '@mantine/core'
import type { TrainingCheck, TrainingFinding } from '@/api/types'
import { IconAlertTriangle, IconBan } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { FindingPhotos } from './FindingPhotos'

const say = texts.training

/** What stands against the run, and what would make it worse than it could be, with the photos. */
export function Findings({ check }: { check: TrainingCheck }) {
  return (
    <Stack gap="sm">
      {check.refusals.length > 0 && (
        <Alert color="red" variant="light" icon={<IconBan />} title={say.refusals} role="alert">
          <FindingList findings={check.refusals} />
        </Alert>
      )}
      {check.warnings.length > 0 && (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle />} title={say.warnings(check.warnings.length)} role="status">
          <FindingList findings={check.warnings} />
        </Alert>
      )}
    </Stack>
  )
}

function FindingList({ findings }: { findings: TrainingFinding[] }) {
  return (
    <List listStyleType="none" spacing="sm">
      {findings.map((finding) => (
        <List.Item key={`${finding.code} ${finding.message}`} styles={{ itemWrapper: { display: 'block' }, itemLabel: { display: 'block' } }}>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {finding.message}
          </Text>
          {finding.photos.length > 0 && <FindingPhotos finding={finding} />}
        </List.Item>
      ))}
    </List>
  )
}
