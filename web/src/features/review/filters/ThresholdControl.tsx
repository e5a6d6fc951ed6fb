import { Anchor, Slider, Text } from '@mantine/core'
import type { TimelineQuery } from '@/api/types'
import { texts } from '@/lib/texts'
import { useConfidences } from '../api/useConfidences'
import { defaultThreshold, lowestThreshold } from '../reviewAddress'
import { photosChanged, photosWithBoxes } from './boxes'
import { useThreshold } from './threshold'
import classes from './ThresholdControl.module.css'

const say = texts.review.threshold

/** From which confidence boxes are shown, on every photo at once. */
export function ThresholdControl() {
  const { value, set } = useThreshold()
  return (
    <div className={classes.threshold}>
      <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
        {say.label} <b>{say.value(value)}</b>
      </Text>
      <Slider
        className={classes.slider}
        size="sm"
        min={lowestThreshold}
        max={1}
        step={0.01}
        label={null}
        value={value}
        onChange={(chosen) => set(Math.round(chosen * 100) / 100)}
        thumbLabel={say.label}
      />
    </div>
  )
}

/**
 * How many photos a threshold other than the usual changes, and the way back. `isReady`: the photos are on their way,
 * so that what the slider will have to say can be asked for before it is moved.
 */
export function ThresholdNote({ query, isReady = true }: { query: TimelineQuery; isReady?: boolean }) {
  const { value, set } = useThreshold()
  const bins = useConfidences(query, isReady).data
  if (value === defaultThreshold) return null
  return (
    <Text size="sm" c="dimmed" role="status">
      {bins && `${say.withBoxes(photosWithBoxes(bins, value))}, ${changeText(photosChanged(bins, defaultThreshold, value))}. `}
      {say.viewOnly}{' '}
      <Anchor component="button" type="button" size="sm" underline="always" onClick={() => set(defaultThreshold)}>
        {say.reset}
      </Anchor>
    </Text>
  )
}

function changeText(change: number): string {
  if (change === 0) return say.same
  return change > 0 ? say.more(change) : say.fewer(-change)
}
