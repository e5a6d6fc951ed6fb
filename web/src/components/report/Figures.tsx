import { SimpleGrid, Text, Tooltip } from '@mantine/core'
import type { Evaluation } from '@/api/types'
import { formatPercent, formatScore } from '@/lib/format'
import { texts } from '@/lib/texts'
import classes from './Report.module.css'
import { range, shareMeasures, type Measure } from './measures'

const say = texts.report
const measures = Object.keys(say.measures) as Measure[]

/** The measures of all photos, each with its interval. */
export function Figures({ evaluation }: { evaluation: Evaluation }) {
  const { best_f1, calibration_error } = evaluation
  return (
    <div>
      <SimpleGrid cols={{ base: 2, xs: 3, md: 7 }} spacing="xs">
        {measures.map((measure) => (
          <Figure key={measure} measure={measure} evaluation={evaluation} />
        ))}
      </SimpleGrid>
      <Text size="sm" mt="sm">
        {best_f1 && say.bestF1(formatScore(best_f1.f1), formatPercent(best_f1.confidence))}{' '}
        {calibration_error !== null && say.calibration(formatPercent(calibration_error))}
      </Text>
    </div>
  )
}

function Figure({ measure, evaluation }: { measure: Measure; evaluation: Evaluation }) {
  const value = evaluation.metrics[measure]
  const format = shareMeasures.has(measure) ? formatPercent : formatScore
  return (
    <Tooltip label={say.hints[measure]} multiline maw={260} withArrow>
      <div className={classes.figure}>
        <Text size="xs" c="dimmed">
          {say.measures[measure]}
        </Text>
        <Text fw={650} size="lg">
          {value === null ? say.unknown : format(value)}
        </Text>
        <Text size="xs" c="dimmed">
          {range(evaluation.intervals[measure], format)}
        </Text>
      </div>
    </Tooltip>
  )
}
