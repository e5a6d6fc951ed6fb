import { expect, it } from 'vitest'
import { missedBy } from './missed'

const at = (x_min: number, class_name = 'deer') => ({ class_name, x_min, x_max: x_min + 0.2, y_min: 0.1, y_max: 0.5 })
const says = (x_min: number, correct: boolean, class_name?: string) => ({ ...at(x_min, class_name), confidence: 0.5, correct })

it('a version missed what none of its correct boxes finds, each of which finds one', () => {
  const truth = [at(0), at(0.05), at(0.6)]
  expect(missedBy([], truth)).toEqual(truth)
  expect(missedBy([says(0.01, true), says(0.6, false)], truth)).toEqual([at(0.05), at(0.6)])
  expect(missedBy([says(0.01, true), says(0.04, true), says(0.61, true)], truth)).toEqual([])
})
