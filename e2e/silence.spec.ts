import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { randomFrom } from '../benchmarks/corpus.ts'
import { addressesIn, hasStrace, programThat, startRecordingProxy, watched } from './connections.ts'
import { expect, test } from './fixtures.ts'
import { classNames, payload } from './hostile/payloads.ts'
import { reader } from './reader.ts'
import { chooseRuntime } from './runtime.ts'
import { fixture } from './samples.ts'

/** Of every class of attack that the rig knows. */
const hostilePages = classNames.length * 2

/**
 * Chromium as a browser asks these of its maker for its own ends (updates, the time, accounts, forms). They are the
 * stand-in's, which cuts them off by its resolver rules in every other test; Electron has none of these services.
 */
const browsersOwn =
  /^(?:CONNECT|GET|POST) (?:http:\/\/)?(?:update|content-autofill)\.googleapis\.com[:/]|^(?:CONNECT|GET|POST) (?:http:\/\/)?(?:accounts|clients2)\.google\.com[:/]/

/** Chromium finds out whether there is a way out by IPv6: a UDP socket is told this address, and nothing is sent. */
const browsersProbe = '[2001:4860:4860::8888]:443'

test('no host is asked for anything: at start, import, reading what is hostile, search and quit', async ({
  launch,
  folder,
}, info) => {
  test.setTimeout(180_000)
  const isWatched = process.platform === 'linux' && hasStrace()
  if (!isWatched)
    info.annotations.push({
      type: 'not seen',
      description: 'there is no strace here: only what Chromium asks its proxy for is',
    })
  const proxy = await startRecordingProxy()
  const runtime = chooseRuntime()
  const others = (): readonly string[] =>
    proxy.asked.filter((each) => runtime.name === 'Electron' || !browsersOwn.test(each))
  // The proxy resolves names, so an attempt is seen although nothing can be looked up.
  const flags = [`--proxy-server=http://127.0.0.1:${String(proxy.port)}`, '--host-resolver-rules=']
  const log = join(folder, 'addresses.log')
  const random = randomFrom(1)
  const hostile = join(folder, 'hostile')
  await mkdir(hostile)
  for (let number = 0; number < hostilePages; number += 1) {
    const page = `<title>Story ${String(number)}</title><p>The tide tables of March were wrong again, said the keeper.</p>`
    await writeFile(join(hostile, `${String(number)}.html`), page + payload(number, random).html)
  }

  const app = await launch({
    ...(isWatched ? { wrap: watched(folder, log) } : {}),
    ...(runtime.name === 'Electron'
      ? { args: flags }
      : { browser: programThat(folder, 'browser', [runtime.program], flags) }),
  })
  const { page } = app
  const { articles, article, open, results } = reader(page)
  await app.evaluate(
    ({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: chosen })
    },
    [fixture('hostile.html'), hostile],
  )
  await page.keyboard.press('ControlOrMeta+o')
  await expect.poll(() => articles.count(), { timeout: 60_000 }).toBeGreaterThan(5)
  await open('A quiet walk along the harbour')
  await article.getByText('A link that is a script').first().hover()
  await article.getByText('A link that is a script').first().click()
  await page.keyboard.press('Escape')
  for (let read = 0; read < 20; read += 1) {
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await article.locator('body').hover()
    await page.keyboard.press('Escape')
  }
  await page.keyboard.press('/')
  await page.keyboard.type('tide tabels')
  await expect(results.first()).toBeVisible()
  const own = new URL(page.url()).port

  // The last thing, so that silence proves something: an attempt by either process is seen by what watches it.
  const seenBefore = others()
  const browser = await page.context().browser()?.newBrowserCDPSession()
  await browser?.send('Target.createTarget', { url: 'http://canary.example/seen' }).catch(() => undefined)
  if (browser !== undefined)
    await expect.poll(others).toEqual([...seenBefore, 'GET http://canary.example/seen HTTP/1.1'])
  await app.evaluate((_, port) => {
    process
      .getBuiltinModule('node:net')
      .connect(port, '127.0.0.9')
      .on('error', () => undefined)
  }, proxy.port)
  await app.close()
  proxy.close()

  expect(seenBefore).toEqual([])
  if (!isWatched) return
  const known = [`127.0.0.1:${own}`, `[::1]:${own}`, `127.0.0.1:${String(proxy.port)}`, browsersProbe]
  const reached = addressesIn(log).filter((each) => !known.includes(each))
  expect([...new Set(reached)]).toEqual([`127.0.0.9:${String(proxy.port)}`])
})
