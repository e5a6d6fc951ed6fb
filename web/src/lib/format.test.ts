import { expect, it } from 'vitest'
import { formatDuration } from './format'

it('never says sixty minutes', () => {
  expect([59, 90, 3590, 3600, 7199, 7500].map(formatDuration)).toEqual(['59 s', '2 min', '1 h', '1 h', '2 h', '2 h 5 min'])
})
