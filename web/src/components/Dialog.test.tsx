import { MantineProvider } from '@mantine/core'
import { render, screen } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { Dialog } from './Dialog'

beforeEach(() => vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} })))

const dialog = (opened: boolean) => (
  <MantineProvider>
    <Dialog opened={opened} onClose={() => {}} title="Shortcuts" returnFocus={false}>
      <button type="button">Inside</button>
    </Dialog>
  </MantineProvider>
)

it('keeps no focus while it fades out, so that the next key is the page’s', () => {
  const { rerender } = render(dialog(true))
  screen.getByText('Inside').focus()
  expect(document.activeElement?.textContent).toBe('Inside')
  rerender(dialog(false))
  expect(screen.getByText('Inside').closest('[data-closing]')).not.toBeNull()
  expect(document.activeElement).toBe(document.body)
})
