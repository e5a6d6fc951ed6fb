import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const server = process.env.FIELDLOOP_SERVER ?? 'http://127.0.0.1:8000'
const apiPaths = ['/api', '/photos', '/detections', '/stats', '/sessions', '/health']

/**
 * Libraries change seldom: browsers keep them while the pages change. In one piece, since they need each other, as are
 * the pages: all of them are small beside it, and each piece more is one more wait before the first photo.
 */
function chunkOf(file: string): string | undefined {
  return file.includes('/node_modules/') ? 'libraries' : undefined
}

export default defineConfig({
  base: '/app/',
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy: Object.fromEntries(apiPaths.map((path) => [path, server])) },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 800,
    rollupOptions: {
      output: {
        manualChunks: chunkOf,
      },
    },
  },
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'] },
})
