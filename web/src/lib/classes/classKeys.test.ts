import { expect, test } from 'vitest'
import { classKeys } from './classKeys'

test('a class has its own key, or its number unless another class took that', () => {
  const keys = classKeys([{ name: 'deer' }, { name: 'fox', shortcut: 'k' }, { name: 'boar', shortcut: '1' }, { name: 'hare' }])
  expect([...keys]).toEqual([['fox', 'k'], ['boar', '1'], ['hare', '4']])
})
