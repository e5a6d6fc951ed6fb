import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router-dom'
import { expect, it, vi } from 'vitest'
import { keys } from '@/api/keys'
import { FieldPanel } from './FieldPanel'

it('says where a version that has looked at no photo yet is let look, instead of figures about none', () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  cache.setQueryData(keys.field, { model: 'deer-v2', photos_with_boxes: 0, photos_without_boxes: 0, weeks: [], cameras: [], lights: [] })
  render(
    <MantineProvider>
      <QueryClientProvider client={cache}>
        <MemoryRouter>
          <FieldPanel />
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  )
  expect(screen.getByText(/no photo shows what deer-v2 finds/)).toBeTruthy()
  expect(screen.getByRole('link').getAttribute('href')).toBe('/models')
  vi.unstubAllGlobals()
})
