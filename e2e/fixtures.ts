import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { test as base } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { LaunchPlan, RunningApp } from './launch.ts'
import { launchApp } from './launch.ts'
import { settled } from './reader.ts'

export { expect } from '@playwright/test'

export interface LaunchOptions {
  /** A library that outlives one launch; a fresh one otherwise. */
  readonly library?: string
  readonly args?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly wrap?: LaunchPlan['wrap']
  readonly browser?: string
  readonly width?: number
  readonly height?: number
}

export interface TestApp extends RunningApp {
  readonly library: string
}

interface Fixtures {
  /** A temporary folder that is deleted after the test. */
  readonly folder: string
  /** Starts the app on a library in that folder and waits until it can be used. All are closed after the test. */
  readonly launch: (options?: LaunchOptions) => Promise<TestApp>
  /** Writes `e2e/screenshots/<spec>-<name>.png`, for a person to look at. */
  readonly shoot: (page: Page, name: string) => Promise<void>
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names that a fixture takes
  folder: async ({}, provide) => {
    const folder = await mkdtemp(join(tmpdir(), 'offprint-e2e-'))
    await provide(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  },
  launch: async ({ folder }, provide) => {
    const running: RunningApp[] = []
    await provide(async (options = {}) => {
      const library = options.library ?? join(folder, 'library')
      const app = await launchApp({
        args: ['--library', library, ...(options.args ?? [])],
        environment: { OFFPRINT_USER_DATA: join(folder, 'user-data'), ...options.environment },
        ...(options.wrap === undefined ? {} : { wrap: options.wrap }),
        ...(options.browser === undefined ? {} : { browser: options.browser }),
      })
      running.push(app)
      await app.page.setViewportSize({ width: options.width ?? 1280, height: options.height ?? 800 })
      await app.page.locator('[data-app-state="ready"]').waitFor({ state: 'attached' })
      return { ...app, library }
    })
    for (const app of running) await app.close()
  },
  // oxlint-disable-next-line no-empty-pattern -- as above
  shoot: async ({}, provide, info) => {
    const spec = basename(info.file).replace(/\.spec\.ts$/, '')
    await provide(async (page, name) => {
      await settled(page)
      await page.screenshot({ path: join(import.meta.dirname, 'screenshots', `${spec}-${name}.png`) })
    })
  },
})
