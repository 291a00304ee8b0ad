import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: './results',
  // Each test has an app and a library of its own; two at once is what a small machine bears.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  globalSetup: './announce.ts',
})
