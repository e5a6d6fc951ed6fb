import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router-dom'
import { expect, it, vi } from 'vitest'
import { keys } from '@/api/keys'
import { texts } from '@/lib/texts'
import { CardsTab } from './CardsTab'

it('shows what annotating has already put in doubt before the first check, with one button to check', () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  const report = { checked_at: null, photos: 0, boxes: 0, model_name: null, counts: { loose: 1 }, cards: [], total: 1, problems: [] }
  cache.setQueryData(keys.qualityOf(''), report)
  cache.setQueryData(keys.jobs, [])
  render(
    <MantineProvider>
      <QueryClientProvider client={cache}>
        <MemoryRouter>
          <CardsTab />
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  )
  expect(screen.getAllByRole('button', { name: texts.quality.check })).toHaveLength(1)
  expect(screen.queryByText(texts.quality.never)).toBeNull()
  vi.unstubAllGlobals()
})
