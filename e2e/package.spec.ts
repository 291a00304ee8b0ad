import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { drop, paste, reader } from './reader.ts'
import { packagedApp } from './runtime.ts'
import { samples } from './samples.ts'

const packaged = packagedApp()
const words = 'The harbour wakes slowly, long before the first boats come back with what the night has given.'

test.describe('the package', () => {
  test.skip(packaged === null, 'OFFPRINT_ASAR names no archive: “npm test -- package e2e” makes one')

  test('runs from what is in its archive, with no module of the sources in reach', async ({ launch }) => {
    const app = await launch()
    const where = await app.evaluate(({ app: main }) => main.getAppPath(), null)
    expect([packaged?.asar, packaged?.unpacked]).toContain(where)
    let folder = packaged?.unpacked ?? ''
    while (folder !== dirname(folder)) {
      expect(existsSync(join(folder, 'node_modules')), folder).toBe(false)
      folder = dirname(folder)
    }
  })

  test('brings in, finds, checks and starts again with the workers of its archive', async ({ launch }) => {
    const first = await launch()
    const { page } = first
    await paste(page, samples[0]!.text)
    const before = samples[0]!.articles.length
    await expect(reader(page).articles).toHaveCount(before)
    const html = `<!doctype html><title>Nine boats</title><article><h1>Nine boats</h1><p>${words}</p><p>${words}</p></article>`
    await drop(page, [{ name: 'boats.html', content: html }])
    await expect(reader(page).row('Nine boats')).toBeVisible()
    await reader(page).open('Nine boats')
    await reader(page).search.fill('harbuor wakes')
    await expect(reader(page).results.first()).toContainText('Nine boats')
    const check = await page.evaluate(async () => window.offprint.storage.check())
    expect(check).toMatchObject({ ok: true })
    expect(await first.close()).toBe(0)
    const second = await launch()
    await expect(reader(second.page).articles).toHaveCount(before + 1)
  })
})
