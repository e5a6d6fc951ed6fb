import { expect, it } from 'vitest'
import { displayFrom, filterOf, nightLight, plainLight } from './display'

it('puts no filter on a photo that is shown as it is', () => {
  expect(filterOf(plainLight, 'g')).toBeUndefined()
})

it('applies the gamma curve first, and only when there is one', () => {
  expect(filterOf(nightLight, 'g')).toBe('url("#g") brightness(1.2) contrast(1.1)')
  expect(filterOf({ ...plainLight, contrast: 2 }, 'g')).toBe('brightness(1) contrast(2)')
})

it('takes settings that are broken or out of range as unset', () => {
  expect(displayFrom('{"brightness": 900, "gamma": "x", "tool": "corners"}')).toEqual({ ...plainLight, crosshair: false, tool: 'corners' })
  expect(displayFrom('nonsense')).toEqual({ ...plainLight, crosshair: false, tool: 'drag' })
})
