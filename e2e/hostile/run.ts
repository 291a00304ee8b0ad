import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { randomFrom } from '../../benchmarks/corpus.ts'
import { sanitiseHtml } from '../../src/core/markup/sanitise.ts'
import { findBrowser } from '../../tools/browser-host/browser/find.ts'
import { startCanaryServer } from './canary-server.ts'
import { pathNames } from './import-paths.ts'
import type { Payload } from './payloads.ts'
import { canaryHost, classNames, mutate, payload } from './payloads.ts'
import { showBatch, showingPage } from './show.ts'
import type { Shown } from './walls.ts'
import { pageScript, walls } from './walls.ts'

/** Documents shown at a time. */
const batch = 100
/** Of those that may share a frame. */
const inOneFrame = 25

const [wanted = '10000', ...flags] = process.argv.slice(2)
const count = Number(wanted)
const seedAt = flags.indexOf('--seed')
const seed = seedAt < 0 ? 1 : Number(flags[seedAt + 1])
if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(seed)) {
  console.error('Usage: npm run hostile -- [documents] [--seed N] [--mutated] [--wall NAME]')
  process.exit(2)
}
const isMutated = flags.includes('--mutated')
const wallAt = flags.indexOf('--wall')
const onlyWall = wallAt < 0 ? null : (flags[wallAt + 1] ?? '')

const random = randomFrom(seed)
const payloads: readonly Payload[] = Array.from({ length: count }, (_, number) => {
  const made = payload(number, random)
  // Every other one is broken or twisted; with --mutated each is.
  return isMutated || Math.floor(number / classNames.length) % 2 === 1 ? mutate(made, random) : made
})

const browser = findBrowser()
if (browser === null) {
  console.log('There is no Chromium here: what hostile documents do cannot be seen.')
  process.exit(0)
}
const server = await startCanaryServer(showingPage(await pageScript()))
const launched = await chromium.launch({
  executablePath: browser,
  args: [
    `--host-resolver-rules=MAP ${canaryHost}:80 127.0.0.1:${server.port}`,
    '--no-sandbox',
    '--no-proxy-server',
  ],
})
const context = await launched.newContext()
let isOpening = false
// SECURITY: a click that Chromium takes for a person's may open windows; none stays.
context.on('page', (opened) => {
  if (!isOpening) void opened.close()
})
let page = await newPage()

async function newPage(): Promise<Page> {
  isOpening = true
  const opened = await context.newPage()
  isOpening = false
  opened.on('dialog', (dialog) => void dialog.dismiss())
  return opened
}

interface Outcome {
  readonly scripts: Set<number>
  readonly requests: Set<number>
  readonly navigations: Set<number>
  documents: number
}

/** A document that takes the whole page away is looked for by halves: it has led away. */
async function showFrames(frames: readonly (readonly Shown[])[], outcome: Outcome): Promise<void> {
  server.serve(frames)
  server.escapes.requests.clear()
  server.escapes.navigations.clear()
  await page.goto(`http://127.0.0.1:${server.port}/page`)
  const ran = await page.evaluate(showBatch, frames).catch((error: unknown) => {
    if (/destroyed|navigation|closed/i.test(String(error))) return null
    throw error
  })
  for (const number of ran ?? []) outcome.scripts.add(number)
  for (const number of server.escapes.requests) outcome.requests.add(number)
  for (const number of server.escapes.navigations) outcome.navigations.add(number)
  if (ran !== null) return
  // What took it away may still be under way, and would take away what is shown next.
  const taken = page
  page = await newPage()
  await taken.close()
  if (frames.length === 1) {
    for (const { number } of frames[0] ?? []) outcome.navigations.add(number)
    return
  }
  const middle = Math.ceil(frames.length / 2)
  await showFrames(frames.slice(0, middle), outcome)
  await showFrames(frames.slice(middle), outcome)
}

async function attack(name: string): Promise<Outcome> {
  const wall = walls[name]
  if (wall === undefined) throw new Error(`There is no wall “${name}”.`)
  const outcome: Outcome = { scripts: new Set(), requests: new Set(), navigations: new Set(), documents: 0 }
  let waiting: Shown[] = []
  // What the wall before has begun must not be counted here.
  await page.goto('about:blank')
  await new Promise((done) => setTimeout(done, 1000))
  const show = async (): Promise<void> => {
    if (waiting.length === 0) return
    const frames: Shown[][] = []
    for (const each of waiting) {
      const last = frames.at(-1)
      if (each.shares === true && last !== undefined && last.length < inOneFrame) last.push(each)
      else frames.push([each])
    }
    await showFrames(frames, outcome)
    outcome.documents += waiting.length
    waiting = []
  }
  for (const [number, each] of payloads.entries()) {
    waiting.push(...(await wall(number, each)))
    if (waiting.length >= (waiting[0]?.shares === true ? batch * 5 : batch)) await show()
  }
  await show()
  return outcome
}

let failures = 0
const fail = (line: string): void => {
  failures += 1
  console.error(`FAILED ${line}`)
}
const example = (numbers: Set<number>): string => {
  const [first] = numbers
  return first === undefined || !Number.isInteger(first)
    ? ''
    : ` First: ${first} ${JSON.stringify(payloads[first]?.html)}`
}

console.log(
  `${count} documents of ${classNames.length} classes, ${pathNames.length} import paths, seed ${seed}`,
)
console.log('wall                       shown  scripts  requests  navigations')
for (const name of Object.keys(walls)) {
  if (onlyWall !== null && name !== onlyWall) continue
  const began = performance.now()
  const { scripts, requests, navigations, documents } = await attack(name)
  const figures = [documents, scripts.size, requests.size, navigations.size].map((figure) =>
    String(figure).padStart(8),
  )
  console.log(
    `${name.padEnd(24)}${figures.join(' ')}   (${Math.round((performance.now() - began) / 1000)} s)`,
  )
  if (name === 'raw') {
    // A rig whose payloads do nothing proves nothing.
    if (scripts.size < count / 10) fail(`only ${scripts.size} payloads run at all`)
    if (requests.size < count / 50 || navigations.size < count / 50) fail('the payloads reach nothing')
    continue
  }
  if (scripts.size > 0) fail(`${name}: ${scripts.size} ran a script.${example(scripts)}`)
  if (name !== 'the whole app' && !name.startsWith('drawing')) continue
  if (requests.size > 0) fail(`${name}: ${requests.size} asked for something.${example(requests)}`)
  if (navigations.size > 0) fail(`${name}: ${navigations.size} led away.${example(navigations)}`)
}
await launched.close()
server.close()

if (onlyWall === null) {
  const unsteady = payloads.find(({ html }) => {
    const once = sanitiseHtml(html)
    return sanitiseHtml(once) !== once
  })
  if (unsteady !== undefined) fail(`sanitised twice is not once: ${JSON.stringify(unsteady.html)}`)
  else console.log('sanitised once is sanitised twice')
}
console.log(failures === 0 ? 'Every wall holds.' : `${failures} things are wrong.`)
process.exitCode = failures === 0 ? 0 : 1
