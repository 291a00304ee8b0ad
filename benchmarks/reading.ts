/**
 * What the eyes wait for: a start to a usable list at 100 and at 50,000 articles, opening an article, and frames that
 * are not drawn in time while a list of 50,000 rows and an article of 60,000 words are scrolled. In the built app, in
 * the runtime that the end-to-end tests use:
 *
 *     npm run build && npm run bench:reading -- [ARTICLES]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { launchApp, type RunningApp } from '../e2e/launch.ts'
import type { ArticleSummary } from '../src/shared/article.ts'
import { madeSummaries, makeLibrary } from './store-made.ts'

const articles = Number(process.argv[2] ?? 50_000)
const few = 100
const starts = 5
const turns = 40
const longWords = 60_000
const scrollMs = 8000

const folder = mkdtempSync(join(tmpdir(), 'offprint-reading-'))
const made = madeSummaries(articles)
const words = made.flatMap(({ body }) => body.split(/\s+/u)).slice(0, longWords)

function bodyOf(text: readonly string[]): string {
  const paragraphs: string[] = []
  for (let at = 0; at < text.length; at += 60) {
    if (at > 0 && at % 1200 === 0) paragraphs.push(`<h2>${text.slice(at, at + 5).join(' ')}</h2>`)
    paragraphs.push(`<p>${text.slice(at, at + 60).join(' ')}</p>`)
  }
  return paragraphs.join('\n')
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
const ordered = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b)
const ms = (value: number): string => value.toFixed(1)

function library(name: string, summaries: readonly ArticleSummary[]): Promise<void> {
  const place = join(folder, name)
  return makeLibrary(place, summaries).then(() => {
    // Those at the head of the list are opened; the others are only listed.
    const newest = summaries.toSorted((a, b) => b.addedAt.localeCompare(a.addedAt) || b.row - a.row)
    for (const { id } of newest.slice(0, 200)) {
      const index = summaries.findIndex((each) => each.id === id)
      mkdirSync(join(place, 'articles', id), { recursive: true })
      const body = id === longId ? words : (made[index]?.body ?? '').split(/\s+/u)
      writeFileSync(join(place, 'articles', id, 'body.html'), bodyOf(body))
    }
  })
}

async function launch(name: string): Promise<{ readonly app: RunningApp; readonly tookMs: number }> {
  const before = performance.now()
  const app = await launchApp({
    args: ['--library', join(folder, name)],
    environment: { OFFPRINT_USER_DATA: join(folder, `${name}-data`) },
  })
  await app.page.locator('[data-app-state="ready"]').waitFor({ state: 'attached' })
  await app.page.locator('.article-row-title').first().waitFor()
  return { app, tookMs: performance.now() - before }
}

async function startOf(name: string): Promise<readonly number[]> {
  const times: number[] = []
  for (let turn = 0; turn <= starts; turn += 1) {
    const { app, tookMs } = await launch(name)
    await app.close()
    // The first start makes what later ones find.
    if (turn > 0) times.push(tookMs)
  }
  return ordered(times)
}

/** From the click on a row to the frame in which its article can be seen, in milliseconds. */
async function openRows(page: Page, rows: readonly number[]): Promise<readonly number[]> {
  return page.evaluate(async (positions) => {
    const frame = async (): Promise<void> =>
      new Promise((done) => {
        requestAnimationFrame(() => {
          done()
        })
      })
    const times: number[] = []
    for (const position of positions) {
      const row = document.querySelector<HTMLElement>(`.article-row[aria-posinset="${String(position)}"]`)
      const title = row?.querySelector('.article-row-title')?.textContent ?? ''
      const before = performance.now()
      row?.click()
      for (;;) {
        await frame()
        const inside = document.querySelector<HTMLIFrameElement>('.reading-frame')?.contentDocument
        const shown = inside?.querySelector('h1')?.textContent
        if (shown === title && inside?.documentElement.hasAttribute('data-setting') === false) break
        if (performance.now() - before > 20_000) throw new Error(`row ${String(position)} did not open`)
      }
      times.push(performance.now() - before)
      await new Promise((done) => setTimeout(done, 150))
    }
    return times
  }, rows)
}

interface Frames {
  readonly drawn: number
  readonly dropped: number
  readonly longestMs: number
}

/** Scrolls by so much a frame and counts the frames of 60 a second that did not come. */
async function scroll(page: Page, what: 'list' | 'article' | 'nothing', pixels: number): Promise<Frames> {
  return page.evaluate(
    async ([kind, by, lasts]) => {
      const inside = document.querySelector<HTMLIFrameElement>('.reading-frame')?.contentDocument
      const target =
        kind === 'list' ? document.querySelector('.article-list') : (inside?.documentElement ?? null)
      if (target === null) throw new Error('nothing to scroll')
      const usual = 1000 / 60
      let drawn = 0
      let dropped = 0
      let longestMs = 0
      await new Promise<void>((done) => {
        let last: number | null = null
        let end = 0
        const step = (now: number): void => {
          if (last === null) end = now + lasts
          else {
            drawn += 1
            longestMs = Math.max(longestMs, now - last)
            dropped += Math.max(0, Math.round((now - last) / usual) - 1)
          }
          last = now
          if (kind !== 'nothing') target.scrollTop += by
          if (now < end) requestAnimationFrame(step)
          else done()
        }
        requestAnimationFrame(step)
      })
      return { drawn, dropped, longestMs }
    },
    [what, pixels, scrollMs] as const,
  )
}

function tell(name: string, { drawn, dropped, longestMs }: Frames): void {
  const share = (100 * dropped) / (drawn + dropped)
  console.log(`| ${name} | ${String(drawn)} | ${share.toFixed(1)} % | ${ms(longestMs)} |`)
}

const summaries = made.map(({ summary }) => ({ ...summary, archived: false }))
const newestFirst = summaries.toSorted((a, b) => b.addedAt.localeCompare(a.addedAt) || b.row - a.row)
const longId = newestFirst[0]?.id

try {
  await library('many', summaries)
  await library(
    'few',
    summaries.slice(-few).map((summary, row) => ({ ...summary, row })),
  )
  console.log(`load ${loadavg()[0]?.toFixed(1) ?? ''}, ${String(articles)} articles`)
  const many = await startOf('many')
  const small = await startOf('few')
  console.log(
    `start to a usable list, median of ${String(starts)}: ${ms(at(small, 0.5))} ms at ${String(few)},`,
  )
  console.log(
    `${ms(at(many, 0.5))} ms at ${String(articles)}: ${(at(many, 0.5) / at(small, 0.5)).toFixed(2)} times`,
  )

  const { app } = await launch('many')
  try {
    const { page } = app
    const positions = await page
      .locator('.article-row')
      .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('aria-posinset'))))
    const titles = await page.locator('.article-row-title').allTextContents()
    const long = positions[titles.indexOf(newestFirst[0]?.title ?? '')] ?? 1
    const others = positions.filter((position) => position !== long).slice(0, 6)
    await openRows(page, others)
    const usual = ordered(
      await openRows(
        page,
        Array.from({ length: turns }, (_, turn) => others[turn % others.length] ?? 2),
      ),
    )
    console.log(
      `open an article, ${String(turns)} times: p50 ${ms(at(usual, 0.5))}, p95 ${ms(at(usual, 0.95))} ms`,
    )
    const opened = await openRows(
      page,
      Array.from({ length: turns }, (_, turn) => (turn % 2 === 0 ? long : (others[0] ?? 2))),
    )
    const longTimes = ordered(opened.filter((_, turn) => turn % 2 === 0))
    console.log(
      `open ${String(longWords)} words: p50 ${ms(at(longTimes, 0.5))}, p95 ${ms(at(longTimes, 0.95))} ms`,
    )
    await openRows(page, [long])
    console.log('| what | frames | dropped | longest ms |')
    tell('nothing moves', await scroll(page, 'nothing', 0))
    tell(`list of ${String(articles)}, 60 px a frame`, await scroll(page, 'list', 60))
    tell(`list of ${String(articles)}, 2,000 px a frame`, await scroll(page, 'list', 2000))
    tell(`${String(longWords)} words, 40 px a frame`, await scroll(page, 'article', 40))
    tell(`${String(longWords)} words, 400 px a frame`, await scroll(page, 'article', 400))
    console.log(`load ${loadavg()[0]?.toFixed(1) ?? ''}`)
  } finally {
    await app.close()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
