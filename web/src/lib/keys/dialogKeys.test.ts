import { afterEach, expect, it } from 'vitest'
import { isDialogsKey } from './dialogKeys'

afterEach(() => (document.body.innerHTML = ''))

const press = () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))

it('leaves a key to the dialog that this very press closes, and the next one to the page while the dialog fades out', () => {
  document.body.innerHTML = '<div id="root"><section role="dialog"></section></div>'
  document.body.addEventListener('keydown', () => document.getElementById('root')?.setAttribute('data-closing', 'true'), { once: true })
  press()
  expect(isDialogsKey()).toBe(true)
  press()
  expect(isDialogsKey()).toBe(false)
})

it('takes no dialog for another that is the page itself', () => {
  document.body.innerHTML = '<div data-large-photo><section role="dialog"></section></div>'
  press()
  expect(isDialogsKey('[data-large-photo]')).toBe(false)
  document.body.insertAdjacentHTML('beforeend', '<section role="dialog"></section>')
  press()
  expect(isDialogsKey('[data-large-photo]')).toBe(true)
})
