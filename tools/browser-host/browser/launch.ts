import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, watch } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { Cdp } from './cdp.ts'

export interface BrowserOptions {
  readonly executable: string
  readonly headless: boolean
  /** Opens a DevTools port for a test driver; null opens none. 0 lets the browser choose. */
  readonly debuggingPort: number | null
  readonly width: number
  readonly height: number
  readonly title: string
}

export interface Browser {
  readonly cdp: Cdp
  /** Address for a test driver; null when no port was asked for. */
  readonly endpoint: Promise<string> | null
  /** Ends the browser and deletes its profile. */
  close(): Promise<void>
}

const switches = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-search-engine-choice-screen',
  '--disable-session-crashed-bubble',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,CertificateTransparencyComponentUpdater',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-service-autorun',
  '--password-store=basic',
  '--use-mock-keychain',
  '--metrics-recording-only',
  // Keeps the browser from warning its user of the two switches below.
  '--test-type',
  // Nothing but this machine has a name: neither the browser nor a page in it can reach a network.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE *.localhost',
]

export function launchBrowser(options: BrowserOptions): Browser {
  const profile = mkdtempSync(join(tmpdir(), 'offprint-browser-'))
  const root = process.platform === 'linux' && process.getuid?.() === 0
  const port = options.debuggingPort
  const child = spawn(
    options.executable,
    [
      ...switches,
      `--user-data-dir=${profile}`,
      `--window-size=${options.width},${options.height}`,
      '--remote-debugging-pipe',
      ...(port === null ? [] : [`--remote-debugging-port=${port}`]),
      ...(options.headless ? ['--headless'] : []),
      // Chromium's sandbox refuses to start as root.
      ...(root ? ['--no-sandbox'] : []),
      `--app=data:text/html;charset=utf-8,${encodeURIComponent(`<title>${options.title}</title>`)}`,
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  )
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve()
    })
    child.once('error', () => {
      resolve()
    })
  })
  const removeProfile = (): void => {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  process.once('exit', () => {
    child.kill('SIGKILL')
    removeProfile()
  })
  const cdp = new Cdp(child.stdio[3] as Writable, child.stdio[4] as Readable)
  return {
    cdp,
    endpoint: port === null ? null : readEndpoint(profile),
    async close() {
      if (!cdp.closed) cdp.send('Browser.close').catch(() => child.kill())
      const forced = setTimeout(() => child.kill('SIGKILL'), 5000)
      await exited
      clearTimeout(forced)
      removeProfile()
    },
  }
}

/** The browser writes its port and path into a file of its profile as soon as it listens. */
async function readEndpoint(profile: string): Promise<string> {
  const file = join(profile, 'DevToolsActivePort')
  const read = (): string | null => {
    if (!existsSync(file)) return null
    const [port, path] = readFileSync(file, 'utf8').split('\n')
    return port === undefined || path === undefined ? null : `ws://127.0.0.1:${port}${path}`
  }
  return new Promise((resolve) => {
    const watcher = watch(profile, () => {
      finish()
    })
    const finish = (): void => {
      const endpoint = read()
      if (endpoint === null) return
      watcher.close()
      resolve(endpoint)
    }
    finish()
  })
}
