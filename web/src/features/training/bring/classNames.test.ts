import { expect, test } from 'vitest'
import { namesInList, namesInYaml } from './classNames'

test.each([
  ['path: .\ntrain: images/train\nnames:\n  0: deer\n  1: "red fox" # the small one\n'],
  ['names:\n- deer\n- red fox\nnc: 2\n'],
  ['nc: 2\nnames: [deer, "red fox"]\n'],
  ["names: ['deer',\n  'red fox']\nroboflow:\n  workspace: yard\n"],
  ['names: {0: deer, 1: red fox}\r\n'],
  ['names:\n  1: red fox\n  0: deer\n\nval: images/val\n'],
])('class names are read as people write them in %j', (yaml) => {
  expect(namesInYaml(yaml)).toEqual(['deer', 'red fox'])
})

test('names with gaps or the same name twice are asked for instead of guessed', () => {
  expect(namesInYaml('names:\n  0: deer\n  2: fox\n')).toBeNull()
  expect(namesInYaml('names: [deer, deer]')).toBeNull()
  expect(namesInYaml('train: images/train\n')).toBeNull()
  expect(namesInList('deer\n\nfox\n')).toBeNull()
})

test('a classes.txt names one class a line', () => {
  expect(namesInList('deer\r\nred fox\r\n\r\n')).toEqual(['deer', 'red fox'])
  expect(namesInList('')).toBeNull()
})
