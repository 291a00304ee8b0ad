import { spawn } from 'node:child_process'
import { projectFolder } from './paths.ts'

export interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>
  /** Milliseconds after which it is ended; none by default. */
  readonly timeoutMs?: number
  /** `quiet` keeps its output from the terminal; it is in the outcome then. */
  readonly quiet?: boolean
}

export interface Outcome {
  /** Exit code; null when it could not be started or was ended. */
  readonly code: number | null
  /** What it wrote, when it was run quietly. */
  readonly output: string
}

/** Runs a program in the project's folder to its end. Never rejects. */
export async function run(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const quiet = options.quiet ?? false
    const child = spawn(program, args, {
      cwd: projectFolder,
      env: { ...process.env, ...options.environment },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs, killSignal: 'SIGKILL' }),
    })
    let output = ''
    const keep = (chunk: Buffer): void => {
      output += chunk.toString('utf8')
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.once('error', (error) => {
      resolve({ code: null, output: `${output}${error.message}` })
    })
    child.once('close', (code) => {
      resolve({ code, output })
    })
  })
}

/** Runs a script with the Node that runs this one. */
export async function runNode(
  script: string,
  args: readonly string[],
  options?: RunOptions,
): Promise<Outcome> {
  return run(process.execPath, [script, ...args], options)
}
