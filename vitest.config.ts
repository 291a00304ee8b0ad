import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

export default defineConfig({
  resolve: { alias: { '@shared': path('src/shared'), '@core': path('src/core') } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    environment: 'node',
    // Property tests and real file systems are slow on a busy machine; no test asserts a time.
    testTimeout: 60_000,
  },
})
