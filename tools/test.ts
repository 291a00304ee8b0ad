import { mkdirSync, rmSync } from 'node:fs'
import { faultSlices } from './fault-slices.ts'
import { fuzzSlice } from './fuzz-slice.ts'
import { bombSlice, hostileSlice } from './hostile-slice.ts'
import { browserAdvice, browserOrGet } from './runtimes/browser.ts'
import { hasDisplay, virtualDisplay } from './runtimes/display.ts'
import { electronOrFetch } from './runtimes/electron.ts'
import { inProject } from './runtimes/paths.ts'
import { runNode } from './runtimes/run.ts'
import type { Tally } from './runtimes/tally.ts'
import { tallyPlaywright, tallyVitest } from './runtimes/tally.ts'

interface Step {
  readonly name: string
  readonly act: () => Promise<Tally>
}

const reports = inProject('node_modules', '.cache', 'offprint', 'reports')
const tool = (name: string, ...parts: readonly string[]): string => inProject('node_modules', name, ...parts)

/** A step without tests of its own counts as one. */
async function check(script: string, args: readonly string[]): Promise<Tally> {
  const { code } = await runNode(script, args)
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

async function unit(): Promise<Tally> {
  const file = `${reports}/unit.json`
  const outcome = await runNode(tool('vitest', 'vitest.mjs'), [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  return tallyVitest(file, outcome.code)
}

/** What ships, once this run has made it: the e2e tests run that, and else what was built. */
let asar: string | null = null

async function e2e(): Promise<Tally> {
  const file = `${reports}/e2e.json`
  const environment: Record<string, string> = {
    ...(asar === null ? {} : { OFFPRINT_ASAR: asar }),
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  }
  const electron = await electronOrFetch(console.log)
  let display = null
  if (electron === null) {
    const browser = await browserOrGet(console.log)
    if (browser === null) {
      console.error(`The e2e tests need Electron or a browser, and neither could be had. ${browserAdvice}`)
      return { passed: 0, failed: 1 }
    }
    environment['OFFPRINT_BROWSER'] = browser
  } else if (!hasDisplay()) {
    display = await virtualDisplay(console.log)
    if (display === null) {
      console.error(
        'Electron needs a screen: set DISPLAY, or install Xvfb (Debian: apt-get install xvfb) and run this again.',
      )
      return { passed: 0, failed: 1 }
    }
    environment['DISPLAY'] = display.name
  }
  const config = inProject('e2e', 'playwright.config.ts')
  const outcome = await runNode(
    tool('@playwright', 'test', 'cli.js'),
    ['test', '--config', config, '--reporter=list,json'],
    {
      environment,
    },
  )
  display?.close()
  return tallyPlaywright(file, outcome.code)
}

/** A package over a placeholder for Electron, looked at from all sides; each of the two counts as one. */
async function packages(): Promise<Tally> {
  if (process.platform !== 'linux') {
    console.log('Packages are looked at on Linux; the release workflow makes those of the other systems.')
    return { passed: 0, failed: 0 }
  }
  const made = await check(inProject('tools', 'package', 'package.ts'), ['--placeholder'])
  if (made.failed > 0) return made
  asar = inProject('dist', 'linux-unpacked', 'resources', 'app.asar')
  const { passed, failed } = await check(inProject('tools', 'package', 'check.ts'), ['--quick'])
  return { passed: made.passed + passed, failed }
}

const steps: readonly Step[] = [
  { name: 'format', act: async () => check(tool('prettier', 'bin', 'prettier.cjs'), ['--check', '.']) },
  {
    name: 'lint',
    act: async () => check(tool('oxlint', 'bin', 'oxlint'), ['--type-aware', '--deny-warnings']),
  },
  { name: 'types', act: async () => check(tool('typescript', 'bin', 'tsc'), ['-b']) },
  { name: 'unit', act: unit },
  { name: 'faults', act: faultSlices },
  { name: 'hostile', act: hostileSlice },
  { name: 'build', act: async () => check(tool('electron-vite', 'bin', 'electron-vite.js'), ['build']) },
  { name: 'bombs', act: bombSlice },
  { name: 'fuzz', act: fuzzSlice },
  { name: 'package', act: packages },
  { name: 'e2e', act: e2e },
]

/** `npm test [-- step …]`: every step runs, whatever the others say; the last line sums up. */
async function test(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.find((name) => !steps.some((step) => step.name === name))
  if (unknown !== undefined) {
    console.error(`There is no step “${unknown}”. Steps: ${steps.map((step) => step.name).join(', ')}.`)
    process.exit(2)
  }
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const total = { passed: 0, failed: 0 }
  const lines: string[] = []
  for (const step of steps) {
    if (wanted.length > 0 && !wanted.includes(step.name)) continue
    console.log(`\n== ${step.name}`)
    const { passed, failed } = await step.act()
    total.passed += passed
    total.failed += failed
    lines.push(`${failed === 0 ? 'ok    ' : 'FAILED'} ${step.name} (${passed} passed, ${failed} failed)`)
    console.log(lines.at(-1))
  }
  console.log(`\n${lines.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed === 0 ? 0 : 1
}

await test(process.argv.slice(2))
