import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'
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

/** Scripts and styles also as the server sends them to browsers that unpack them: a third of the bytes. */
const packed: Plugin = {
  name: 'packed',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle).filter(({ fileName }) => /\.(js|css)$/.test(fileName))) {
        const source = gzipSync(file.type === 'chunk' ? file.code : file.source)
        this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source })
      }
    },
  },
}

export default defineConfig({
  base: '/app/',
  plugins: [react(), packed],
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
  // With globals, Testing Library takes down after each test what was rendered, before the window is gone.
  test: { environment: 'jsdom', globals: true, include: ['src/**/*.test.{ts,tsx}'] },
})
