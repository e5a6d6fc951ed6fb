import { expect, test } from 'vitest'
import type { TrainingOption, TrainingPreset } from '@/api/types'
import { chosenPreset, faultsOf, firstChoice, requestOf, withOption, withPreset } from './request'

const preset = (name: string, epochs: number, keeps = false): TrainingPreset => ({
  name,
  title: name,
  text: '',
  keeps_image_size: keeps,
  options: { epochs, image_size: 320 } as TrainingPreset['options'],
})
const quick = preset('quick', 8, true)
const standard = preset('standard', 12)
const presets = { default: 'standard', presets: [quick, standard], options: [] }

test('the default preset is chosen until a person chooses', () => {
  expect(chosenPreset(presets, firstChoice)).toBe(standard)
  expect(chosenPreset(presets, withPreset(firstChoice, 'quick'))).toBe(quick)
})

test('only what differs from the preset is sent, and only for the chosen preset', () => {
  const changed = withOption(firstChoice, standard, 'epochs', 5)
  expect(requestOf(changed, standard, true)).toEqual({ preset: 'standard', add_annotated: true, epochs: 5 })
  expect(requestOf(changed, quick, false)).toEqual({ preset: 'quick', add_annotated: true })
  expect(withOption(changed, standard, 'epochs', 12).changed).toEqual({})
  expect(withOption(changed, standard, 'epochs', undefined).changed).toEqual({})
})

test('an image size that the preset takes from the model is a change even when it looks the same', () => {
  expect(withOption(firstChoice, quick, 'image_size', 320).changed).toEqual({ image_size: 320 })
  expect(withOption(firstChoice, standard, 'image_size', 320).changed).toEqual({})
})

test('another preset begins from its own settings', () => {
  expect(withPreset(withOption(firstChoice, standard, 'epochs', 5), 'quick').changed).toEqual({})
})

test('a setting that may not have its value is told at once', () => {
  const size = { name: 'image_size', title: 'Image size', minimum: 160, maximum: 1280, multiple_of: 32 } as TrainingOption
  const faults = (image_size: number) => faultsOf({ ...presets, options: [size] }, withOption(firstChoice, standard, 'image_size', image_size))
  expect(faults(333)).toEqual([size])
  expect(faults(128)).toEqual([size])
  expect(faults(352)).toEqual([])
})
