/**
 * From a keystroke to its results on the screen, in the real app: the built page in a browser, its main process, the
 * search worker, a library on disk.
 *
 *     npm run build && OFFPRINT_BROWSER=/usr/bin/chromium npm run bench:search-page -- [articles, 50000 if not given] [--keep FOLDER]
 *
 * Two ends of a keystroke are measured: its answer stands in the list (`aria-busy`), and the first frame after that. The
 * second waits for the screen, whose frames come each 16.7 ms whatever is done before. Meanwhile the main process's
 * event loop is sampled each millisecond, and the page's by frames. With --keep the library is left in a folder, and found
 * there the next time with its index.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import type { RunningApp } from '../e2e/launch.ts'
import { launchInBrowser } from '../e2e/launch.ts'
import { randomFrom, madeArticles, withTypo } from './corpus.ts'
import { madeSummaries, makeLibrary } from './store-made.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    keep: { type: 'string' },
    queries: { type: 'string', default: '24' },
    /** Milliseconds between keystrokes: a fast typist's. */
    pause: { type: 'string', default: '120' },
  },
})
const count = Number(positionals[0] ?? 50_000)
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'offprint-bench-'))
const browser = process.env['OFFPRINT_BROWSER'] ?? '/usr/bin/chromium'

async function makeWithBodies(library: string): Promise<void> {
  const made = madeSummaries(count)
  await makeLibrary(
    library,
    made.map(({ summary }) => ({ ...summary, wordCount: Math.round(summary.wordCount) })),
  )
  for (const { summary, body } of made) {
    mkdirSync(join(library, 'articles', summary.id))
    writeFileSync(join(library, 'articles', summary.id, 'body.html'), `<p>${body}</p>`)
  }
}

/** Words of titles and bodies, most of them without the typos that some have; and first words of titles. */
function queries(): readonly string[] {
  const random = randomFrom(11)
  const planted = [...madeArticles(count)].filter(({ planted }) => planted !== null)
  return Array.from({ length: Number(values.queries) }, (_, number) => {
    const article = planted[Math.floor(random() * planted.length)]
    if (article?.planted === undefined || article.planted === null) return 'nothing'
    const { title, planted: words, language } = article
    const text = [words.inBody, words.inTitle, title.split(' ').slice(0, 3).join(' ')][number % 3] ?? title
    return number % 4 === 3 && language !== 'zh' ? withTypo(text, random) : text
  })
}

/** Runs in the page: times of frames that show an answer, for each keystroke. */
function watchPage(): void {
  const times: number[] = []
  const inPage: number[] = []
  let typedAt: number | null = null
  const isBusy = (): boolean => document.querySelector('.search-results[aria-busy="true"]') !== null
  const look = (): void => {
    if (typedAt === null || isBusy()) return
    const from = typedAt
    typedAt = null
    inPage.push(performance.now() - from)
    // After the frame that this change is drawn in.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => {
        times.push(performance.now() - from)
        port1.close()
      })
      port1.start()
      port2.postMessage(null)
    })
  }
  for (const type of ['keydown', 'beforeinput']) {
    document.addEventListener(
      type,
      (event) => {
        const isLetter = event instanceof KeyboardEvent ? event.key.length === 1 : true
        // From when the browser had it, which is before anything here could run; of two that wait, the older.
        if (isLetter && document.activeElement?.tagName === 'INPUT') typedAt ??= event.timeStamp
      },
      true,
    )
  }
  // The question is asked in the same turn as the letter appears; what follows is its answer.
  new MutationObserver(look).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['aria-busy'],
  })
  const frames: number[] = []
  let last = performance.now()
  const frame = (): void => {
    const now = performance.now()
    frames.push(now - last)
    last = now
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  Object.assign(window, { benchmark: { times, inPage, frames } })
}

const quantile = (all: readonly number[], share: number): string =>
  (
    all.toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))] ?? Number.NaN
  ).toFixed(1)

/** Waits for the index. */
async function indexed({ page }: RunningApp): Promise<void> {
  for (;;) {
    const isComplete = await page.evaluate(async () => {
      const answer = await window.offprint.search.query({ text: 'a', sequence: 0, limit: 1 })
      return answer.ok && answer.value.complete
    })
    if (isComplete) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

const watchMain = (): void => {
  const delays: number[] = []
  let last = performance.now()
  setInterval(() => {
    const now = performance.now()
    delays.push(Math.max(0, now - last - 1))
    last = now
  }, 1)
  Object.assign(globalThis, { benchmarkDelays: delays })
}
const takeDelays = (): readonly number[] => {
  const { benchmarkDelays } = globalThis as unknown as { readonly benchmarkDelays: number[] }
  return benchmarkDelays.splice(0)
}

const library = join(folder, 'library')
if (!existsSync(join(library, 'index.json'))) {
  console.log(`making ${count} articles`)
  await makeWithBodies(library)
}
const app = await launchInBrowser(browser, {
  args: ['--library', library],
  environment: { OFFPRINT_USER_DATA: join(folder, 'user-data') },
})
try {
  const { page } = app
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.locator('[data-app-state="ready"]').waitFor({ state: 'attached' })
  const start = performance.now()
  await indexed(app)
  console.log(
    `${count} articles, index complete ${((performance.now() - start) / 1000).toFixed(1)} s after the page`,
  )
  await page.evaluate(watchPage)
  await app.evaluate(watchMain, null)
  await page.waitForTimeout(3000)
  const idle = await app.evaluate(takeDelays, null)
  let typed = 0
  const asked = queries()
  for (const query of asked) {
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.waitForTimeout(300)
    for (const letter of query) {
      if (/^[a-z]$/.test(letter)) await page.keyboard.press(letter)
      else await page.keyboard.insertText(letter)
      await page.waitForTimeout(Number(values.pause))
      typed++
    }
  }
  const busy = await app.evaluate(takeDelays, null)
  const { times, inPage, frames } = await page.evaluate(
    () =>
      (
        window as unknown as {
          readonly benchmark: { times: number[]; inPage: number[]; frames: number[] }
        }
      ).benchmark,
  )
  console.log(
    `${asked.length} queries, ${typed} keystrokes, ${times.length} answers seen, load ${loadavg()[0]?.toFixed(1) ?? ''}`,
  )
  console.log(
    `keystroke to results in the page, ms: p50 ${quantile(inPage, 0.5)}, p75 ${quantile(inPage, 0.75)}, p95 ${quantile(inPage, 0.95)}, p99 ${quantile(inPage, 0.99)}`,
  )
  console.log(
    `keystroke to frame, ms: p50 ${quantile(times, 0.5)}, p95 ${quantile(times, 0.95)}, p99 ${quantile(times, 0.99)}`,
  )
  console.log(
    `main process, lag in ms: idle p95 ${quantile(idle, 0.95)}; typing p50 ${quantile(busy, 0.5)}, p95 ${quantile(busy, 0.95)}, longest ${quantile(busy, 1)}`,
  )
  console.log(
    `page, from frame to frame, ms: p50 ${quantile(frames, 0.5)}, p95 ${quantile(frames, 0.95)}, p99 ${quantile(frames, 0.99)}`,
  )
} finally {
  await app.close()
  if (values.keep === undefined) rmSync(folder, { recursive: true })
}
