import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { _electron as electron, chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import type * as Electron from 'electron'
import type { EvaluateRequest, TestReply } from '../tools/browser-host/test-channel.ts'
import { sandboxArguments } from '../tools/runtimes/electron.ts'
import { chooseRuntime, packagedApp } from './runtime.ts'

/** Long enough for a busy machine; what takes longer hangs, and a test that only runs out of time does not say where. */
const stuckMs = 40_000

const project = resolve(import.meta.dirname, '..')

type ElectronModule = typeof Electron
/** Runs in the main process; it sees nothing of the test but its argument. */
export type MainFunction<Argument, Value> = (
  electron: ElectronModule,
  argument: Argument,
) => Value | Promise<Value>

export interface RunningApp {
  readonly runtime: 'Electron' | 'browser host'
  readonly page: Page
  readonly pid: number
  evaluate<Argument, Value>(act: MainFunction<Argument, Value>, argument: Argument): Promise<Value>
  /** Quits as a person does; resolves with the exit code when the process is gone. */
  close(): Promise<number | null>
}

export interface LaunchPlan {
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** The folder of the app's package.json; Offprint itself by default. Browser host only. */
  readonly appPath?: string
  /** In the place of the installed one. Browser host only. */
  readonly browser?: string
  /** Gives a program that starts this one, with the same arguments, in its own place: to watch what it does. */
  readonly wrap?: (program: string) => string
}

export async function launchApp(plan: LaunchPlan): Promise<RunningApp> {
  const runtime = chooseRuntime()
  return runtime.name === 'Electron'
    ? launchElectron(runtime.program, plan)
    : launchInBrowser(plan.browser ?? runtime.program, plan)
}

async function launchElectron(program: string, plan: LaunchPlan): Promise<RunningApp> {
  const app = await electron.launch({
    executablePath: plan.wrap?.(program) ?? program,
    // The fuses of the packaged program keep Playwright out, so Electron as it comes runs the archive.
    args: [...sandboxArguments(), packagedApp()?.asar ?? project, ...plan.args],
    env: { ...environmentOf(process.env), ...plan.environment },
  })
  const child = app.process()
  return {
    runtime: 'Electron',
    page: await app.firstWindow(),
    pid: child.pid ?? 0,
    evaluate: async (act, argument) => app.evaluate(act as never, argument) as never,
    async close() {
      if (child.exitCode !== null) return child.exitCode
      const gone = once(child, 'exit')
      await app.close()
      await gone
      return child.exitCode
    },
  }
}

export async function launchInBrowser(browser: string, plan: LaunchPlan): Promise<RunningApp> {
  const host = [resolve(project, 'tools/browser-host/main.ts'), '--headless', '--remote-debugging-port=0']
  const [script = '', ...args] = host
  const appPath = plan.appPath ?? packagedApp()?.unpacked
  if (appPath !== undefined) args.push(`--app-path=${appPath}`)
  const child = fork(script, [...args, '--', ...plan.args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    ...(plan.wrap === undefined ? {} : { execPath: plan.wrap(process.execPath) }),
    env: { ...process.env, ...plan.environment, OFFPRINT_BROWSER: browser },
  })
  let said = ''
  const listen = (chunk: Buffer): void => {
    said += chunk.toString('utf8')
  }
  child.stdout?.on('data', listen)
  child.stderr?.on('data', listen)
  const exited = once(child, 'exit') as Promise<[number | null]>
  /** Fails, and ends the app, where it hangs. */
  async function notStuck<Value>(what: string, doing: Promise<Value>): Promise<Value> {
    let timer: NodeJS.Timeout | undefined
    const stuck = new Promise<never>((_, fail) => {
      timer = setTimeout(() => {
        child.kill('SIGKILL')
        fail(new Error(`${what} after ${String(stuckMs / 1000)} s. It said:\n${said}`))
      }, stuckMs)
    })
    try {
      return await Promise.race([doing, stuck])
    } finally {
      clearTimeout(timer)
    }
  }
  const endpoint = await notStuck(
    'The app had no window',
    Promise.race([
      replies(child, (reply) => (reply.kind === 'endpoint' ? reply.address : null)),
      exited.then(([code]) => {
        throw new Error(`The app ended with ${String(code)} before its window opened:\n${said}`)
      }),
    ]),
  )
  const connection = await chromium.connectOverCDP(endpoint)
  const page = connection.contexts()[0]?.pages()[0]
  if (page === undefined) throw new Error(`The app opened no window:\n${said}`)
  // Until the app loads its page the window is a blank one.
  await page.waitForURL((url) => url.protocol === 'http:')
  let nextId = 1
  return {
    runtime: 'browser host',
    page,
    pid: child.pid ?? 0,
    async evaluate(act, argument) {
      const id = nextId++
      const answer = replies(child, (reply) => (reply.kind !== 'endpoint' && reply.id === id ? reply : null))
      child.send({ kind: 'evaluate', id, source: act.toString(), argument } satisfies EvaluateRequest)
      const reply = await answer
      if (reply.kind === 'failure') throw new Error(reply.message)
      return reply.value as never
    },
    async close() {
      if (child.exitCode === null) child.kill('SIGTERM')
      const [code] = await notStuck('The app had not quit', exited)
      await notStuck('The browser had not let go', connection.close())
      return code
    },
  }
}

async function replies<Value>(child: ChildProcess, pick: (reply: TestReply) => Value | null): Promise<Value> {
  return new Promise((done) => {
    const hear = (reply: TestReply): void => {
      const picked = pick(reply)
      if (picked === null) return
      child.off('message', hear)
      done(picked)
    }
    child.on('message', hear)
  })
}

function environmentOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = environment
  return Object.fromEntries(
    Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
