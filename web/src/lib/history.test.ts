import { expect, it } from 'vitest'
import { redone, startHistory, undone, withStep } from './history'

it('undoes and redoes steps in order', () => {
  const three = ['b', 'c'].reduce(withStep<string>, startHistory('a'))
  const back = undone(undone(three))
  expect(back.present).toBe('a')
  expect(redone(back).present).toBe('b')
  expect(redone(redone(back)).present).toBe('c')
})

it('stays where it is when there is nothing to undo or redo', () => {
  const start = startHistory('a')
  expect(undone(start).present).toBe('a')
  expect(redone(start).present).toBe('a')
})

it('forgets what was undone once something new happens', () => {
  const changed = withStep(undone(withStep(startHistory('a'), 'b')), 'c')
  expect(redone(changed).present).toBe('c')
  expect(undone(changed).present).toBe('a')
})
