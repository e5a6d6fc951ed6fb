import { MantineProvider } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter } from 'react-router-dom'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { QualityCard } from '@/api/types'
import { CardDeck } from './CardDeck'

const place = { class_name: 'deer', x_min: 0.2, y_min: 0.4, x_max: 0.3, y_max: 0.5 }
const card = (id: number): QualityCard => ({
  id, key: `${id}`, kind: 'class', score: 0.5, reason: `reason ${id}`, boxes: [place], box: place, box_index: 0,
  photo: { photo_id: 7, dataset: null, split: null, filename: 'a.jpg', image_url: null, width: 100, height: 100 },
  suggestion: { action: 'replace', confidence: 0.9, ...place, class_name: 'fox' },
})

const sent: string[] = []
let refused: string

beforeEach(() => {
  sent.length = 0
  refused = ''
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
  vi.stubGlobal('fetch', async (request: Request) => {
    const { action } = (await request.json()) as { action: string }
    const said = `${request.url.split('/').pop() ?? ''} ${action}`
    sent.push(said)
    return said === refused ? new Response('{"detail":"gone"}', { status: 409 }) : new Response(null, { status: 204 })
  })
  const deck = <CardDeck cards={[1, 2, 3, 4].map(card)} total={300} />
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter>{deck}</MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  )
})
afterEach(() => {
  vi.unstubAllGlobals()
  notifications.clean()
})

const press = (...keys: string[]) => keys.forEach((key) => fireEvent.keyDown(window, { key }))
const shown = () => screen.getByTestId('reason').textContent

it('takes each key for the card on the screen, however fast they come, and sends them in their order', async () => {
  press('f', 'z', 'r', 's')
  expect(shown()).toBe('reason 3')
  await waitFor(() => expect(sent).toEqual(['1 fix', '1 undo', '1 right']))
})

it('goes back to the card that is taken back', async () => {
  press('s', 's', 'f')
  expect(shown()).toBe('reason 4')
  press('z')
  expect(shown()).toBe('reason 3')
  await waitFor(() => expect(sent).toEqual(['3 fix', '3 undo']))
})

it('brings each refused card back and says so, also when other keys followed', async () => {
  refused = '1 fix'
  press('f', 'r')
  expect(screen.getByText(/of 298$/)).toBeTruthy()
  await waitFor(() => expect(screen.getByText(/of 299$/)).toBeTruthy())
  expect(sent).toEqual(['1 fix', '2 right'])
})
