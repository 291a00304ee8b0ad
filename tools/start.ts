import { spawn } from 'node:child_process'
import { browserAdvice, browserOrGet } from './runtimes/browser.ts'
import { build, buildIsStale } from './runtimes/build.ts'
import { hasDisplay } from './runtimes/display.ts'
import { electronOrFetch, sandboxArguments } from './runtimes/electron.ts'
import { inProject, projectFolder } from './runtimes/paths.ts'

/** `npm start [-- --library DIR]`: builds what is old, then runs the app on Electron, or else in a browser. */
async function start(appArguments: readonly string[]): Promise<void> {
  if (!hasDisplay()) fail('There is no screen to show a window on: DISPLAY is not set.')
  if (buildIsStale()) {
    console.log('Building …')
    const built = await build()
    if (built.code !== 0) fail(`${built.output}\nThe build failed.`)
  }
  const electron = await electronOrFetch(console.log)
  if (electron !== null) {
    become(electron, [...sandboxArguments(), projectFolder, ...appArguments])
    return
  }
  if ((await browserOrGet(console.log)) === null)
    fail(`Electron’s binary could not be fetched and no Chromium could be had. ${browserAdvice}`)
  console.log('Electron’s binary could not be fetched: showing Offprint in the installed browser.')
  become(process.execPath, [inProject('tools', 'browser-host', 'main.ts'), '--', ...appArguments])
}

/** Runs a program in our place: its terminal, its signals, its exit code. */
function become(program: string, args: readonly string[]): void {
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env
  const child = spawn(program, args, { stdio: 'inherit', env: environment })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    // The terminal sends an interrupt to the whole group; only other signals need handing on.
    process.on(signal, () => {
      if (signal !== 'SIGINT') child.kill(signal)
    })
  }
  child.once('error', (error) => fail(`${program} could not be started: ${error.message}`))
  child.once('exit', (code) => {
    process.exitCode = code ?? 1
  })
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}

await start(process.argv.slice(2))
