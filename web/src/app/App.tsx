import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { lazy } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router-dom'
import { CrashPage } from './CrashPage'
import { NotFoundPage } from './NotFoundPage'
import { queryClient } from './queryClient'
import { Shell } from './Shell'
import { theme } from './theme'

const DashboardPage = lazy(() => import('@/features/dashboard/DashboardPage'))
const PhotosPage = lazy(() => import('@/features/photos/PhotosPage'))
const AnnotatePage = lazy(() => import('@/features/annotate/AnnotatePage'))
const TrainingPage = lazy(() => import('@/features/training/TrainingPage'))
const ModelsPage = lazy(() => import('@/features/models/ModelsPage'))

const router = createBrowserRouter(
  [
    {
      element: <Shell />,
      errorElement: <CrashPage />,
      children: [
        { index: true, element: <DashboardPage /> },
        { path: 'photos', element: <PhotosPage /> },
        { path: 'annotate', element: <AnnotatePage /> },
        { path: 'training', element: <TrainingPage /> },
        { path: 'models', element: <ModelsPage /> },
        { path: '*', element: <NotFoundPage /> },
      ],
    },
  ],
  { basename: '/app' },
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
