import type { UpdateState } from '../src/shared/updates.ts'
import { expect, test } from './fixtures.ts'

const base: UpdateState = {
  hindrance: null,
  host: 'releases.example',
  on: false,
  phase: 'idle',
  found: null,
  percent: 0,
  trouble: null,
  checkedAt: null,
}

test('nobody is asked for newer versions; the page says why, and what would be asked of whom', async ({
  launch,
  shoot,
}) => {
  const app = await launch()
  const { page } = app
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('newer version')
  await page.keyboard.press('Enter')
  const section = page.getByRole('region', { name: 'Newer versions' })
  // Run from its sources, whatever the runtime: this is no package.
  await expect(section.getByText('It asks nobody.')).toBeVisible()
  await expect(section.getByRole('switch')).toHaveCount(0)

  // What an installed copy shows, as its main process would tell it.
  const tell = (state: UpdateState): Promise<void> =>
    app.evaluate(({ BrowserWindow }, told) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send('offprint-event:updates.changed', told)
    }, state)
  await tell(base)
  await expect(section.getByRole('switch', { name: 'Look for newer versions once a day' })).not.toBeChecked()
  await expect(section.getByText('it asks releases.example once a day')).toBeVisible()
  await expect(section.getByText('Asks releases.example this once.')).toBeVisible()
  await shoot(page, 'off')

  const found = { version: '9.0.0', notes: '<img src=x onerror=alert(1)>\nFaster search.' }
  await tell({ ...base, on: true, phase: 'found', found, checkedAt: '2026-01-02T03:04:05.000Z' })
  await expect(section.getByText('Version 9.0.0 is there')).toBeVisible()
  // Text, whatever it looks like.
  await expect(section.getByText('<img src=x onerror=alert(1)>')).toBeVisible()
  await expect(section.locator('img')).toHaveCount(0)
  await shoot(page, 'found')
  await section.getByRole('button', { name: 'Fetch it' }).focus()
  await expect(section.getByRole('button', { name: 'Fetch it' })).toBeFocused()

  await tell({ ...base, on: true, phase: 'fetching', found, percent: 40 })
  await expect(section.getByText('Fetching version 9.0.0: 40 %')).toBeVisible()
  await tell({
    ...base,
    on: true,
    phase: 'ready',
    found,
    trouble: 'The library is being moved. Wait, or stop the move.',
  })
  await expect(section.getByRole('button', { name: 'Back up, restart and install' })).toBeEnabled()
  await expect(section.getByRole('alert')).toHaveText('The library is being moved. Wait, or stop the move.')
  await shoot(page, 'ready')
})

test('what was found while the reader reads is said once, with a way to see it', async ({ launch }) => {
  const app = await launch()
  const found = { version: '9.0.0', notes: '' }
  const state = { ...base, on: true, phase: 'found' as const, found }
  for (let time = 0; time < 2; time += 1)
    await app.evaluate(({ BrowserWindow }, told) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send('offprint-event:updates.changed', told)
    }, state)
  await expect(app.page.getByText('Version 9.0.0 is there')).toHaveCount(1)
  await app.page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(app.page.getByRole('tab', { name: 'Updates' })).toHaveAttribute('aria-selected', 'true')
})
