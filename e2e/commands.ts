import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import type { RunningApp } from './launch.ts'

/** Runs a command by the words of its title, from the palette. */
export async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type(words)
  await expect(page.getByRole('option', { name: words }).first()).toBeVisible()
  await page.keyboard.press('Enter')
}

/** Answers the save dialog: on the browser host the stand-in's own, which asks in the page. */
export async function saveTo(app: RunningApp, path: string): Promise<void> {
  if (app.runtime === 'browser host') {
    app.page.on('dialog', (dialog) => void dialog.accept(dialog.type() === 'prompt' ? path : ''))
    return
  }
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, path)
}
