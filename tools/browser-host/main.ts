import { resolve } from 'node:path'
import { findBrowser } from './browser/find.ts'
import { runApp } from './host.ts'
import { serveTests } from './test-channel.ts'

interface Arguments {
  readonly headless: boolean
  readonly debuggingPort: number | null
  readonly appPath: string
  readonly appArgs: readonly string[]
}

const usage =
  'Usage: node tools/browser-host/main.ts [--headless] [--remote-debugging-port=N] [--app-path=DIR] [-- app arguments]'

function readArguments(argv: readonly string[]): Arguments {
  const end = argv.indexOf('--')
  const own = end < 0 ? argv : argv.slice(0, end)
  let headless = false
  let debuggingPort: number | null = null
  let appPath = resolve(import.meta.dirname, '../..')
  for (const argument of own) {
    const [name, value = ''] = argument.split('=')
    if (argument === '--headless') headless = true
    else if (name === '--remote-debugging-port' && /^\d+$/.test(value)) debuggingPort = Number(value)
    else if (name === '--app-path' && value !== '') appPath = resolve(value)
    else fail(`${usage}\nUnknown argument: ${argument}`, 2)
  }
  return { headless, debuggingPort, appPath, appArgs: end < 0 ? [] : argv.slice(end + 1) }
}

function fail(message: string, code: number): never {
  console.error(message)
  process.exit(code)
}

const chosen = readArguments(process.argv.slice(2))
const executable =
  findBrowser() ?? fail('No Chromium or Chrome was found. Install one, or name it in OFFPRINT_BROWSER.', 1)
const channel = serveTests()
// Electron warns and goes on; Node alone would end the app.
process.on('unhandledRejection', (reason) => {
  console.error(`Unhandled rejection: ${reason instanceof Error ? reason.stack : String(reason)}`)
})
try {
  const { app, exports } = await runApp({
    appPath: chosen.appPath,
    args: chosen.appArgs,
    executable,
    headless: chosen.headless,
    debuggingPort: chosen.debuggingPort,
    report: (line) => {
      console.error(line)
    },
    onEndpoint: (address) => channel.tellEndpoint(address),
  })
  channel.serve(exports)
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit())
  // The test that started us is gone.
  process.on('disconnect', () => app.quit())
} catch (error) {
  fail(error instanceof Error ? (error.stack ?? error.message) : String(error), 1)
}
