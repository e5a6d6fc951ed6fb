import { Badge, Group, Loader, Radio, Stack, Text } from '@mantine/core'
import type { TrainingCheck, TrainingPreset } from '@/api/types'
import { formatBytes, formatDuration } from '@/lib/format'
import { texts } from '@/lib/texts'
import { withPreset, type Choice } from './request'
import classes from './PresetCards.module.css'
import type { Checks } from './useChecks'

const say = texts.training

interface Props {
  presets: TrainingPreset[]
  choice: Choice
  chosen: string
  checks: Checks
  /** False while a run is under way, which would be slowed down. */
  measures: boolean
  onChange: (choice: Choice) => void
}

/** One card a preset: what it is for and what it would take here. */
export function PresetCards({ presets, choice, chosen, checks, measures, onChange }: Props) {
  const isChanged = Object.keys(choice.changed).length > 0
  return (
    <Radio.Group label={say.howThorough} value={chosen} onChange={(preset) => onChange(withPreset(choice, preset))}>
      <Stack gap="xs" mt={6}>
        {presets.map((preset) => (
          <Radio.Card key={preset.name} value={preset.name} className={classes.card} radius="md">
            <Group wrap="nowrap" align="flex-start" gap="sm">
              <Radio.Indicator mt={2} />
              <div className={classes.about}>
                <Group gap="xs">
                  <Text fw={600}>{preset.title}</Text>
                  {isChanged && preset.name === chosen && (
                    <Badge variant="light" tt="none">
                      {say.changed}
                    </Badge>
                  )}
                </Group>
                <Text size="sm">{preset.text}</Text>
                <Takes check={checks.get(preset.name)?.data} isMeasuring={measures && (checks.get(preset.name)?.isFetching ?? true)} />
              </div>
            </Group>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  )
}

/** To two digits: an estimate is no more exact. */
const rounded = (bytes: number) => Number(bytes.toPrecision(2))

function Takes({ check, isMeasuring }: { check: TrainingCheck | undefined; isMeasuring: boolean }) {
  if (isMeasuring)
    return (
      <Group gap={6} wrap="nowrap" className={classes.takes}>
        <Loader size={12} />
        <Text size="sm" c="dimmed" span>
          {say.measuring}
        </Text>
      </Group>
    )
  const estimate = check?.estimate
  if (!estimate) return null
  return (
    <Text size="sm" fw={600} className={classes.takes}>
      {say.takes(formatDuration(estimate.seconds), formatBytes(rounded(estimate.memory_bytes)), formatBytes(rounded(estimate.disk_bytes)))}
    </Text>
  )
}
