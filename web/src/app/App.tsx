import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { createBrowserRouter, RouterProvider } from 'react-router-dom'
import { CrashPage } from './CrashPage'
import { NotFoundPage } from './NotFoundPage'
import { pages } from './pages'
import { queryClient } from './queryClient'
import { Shell } from './Shell'
import { theme } from './theme'

const basename = '/app'
const { pathname, search } = window.location
pages.find(({ path }) => basename + path === pathname)?.prefetch?.(queryClient, new URLSearchParams(search))

const router = createBrowserRouter(
  [
    {
      element: <Shell />,
      errorElement: <CrashPage />,
      children: [
        ...pages.map(({ path, Page }) => ({ path, element: <Page /> })),
        { path: '*', element: <NotFoundPage /> },
      ],
    },
  ],
  { basename },
)

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <Notifications position="bottom-right" limit={4} />
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  )
}
