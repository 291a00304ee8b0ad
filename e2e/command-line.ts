import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { ExpectedArticle } from './samples.ts'

const program = resolve(import.meta.dirname, '../bin/offprint.mjs')

export interface CommandOutcome {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

/** Runs `offprint …` as a person would in a terminal. */
export async function offprint(args: readonly string[]): Promise<CommandOutcome> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let errors = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
    })
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString('utf8')
    })
    child.once('close', (code) => {
      done({ code, output, errors })
    })
  })
}

export interface ShownArticle extends ExpectedArticle {
  readonly id: string
  readonly bookmarked: boolean
  readonly archived: boolean
  readonly read: boolean
}

/** The library's articles in the order of the list, as `offprint show --format json` has them, while the app is open. */
export async function showArticles(library: string): Promise<ExpectedArticle[]>
export async function showArticles<Part>(
  library: string,
  pick: (shown: ShownArticle) => Part,
): Promise<Part[]>
export async function showArticles(
  library: string,
  pick: (shown: ShownArticle) => unknown = essentials,
): Promise<unknown[]> {
  const listed = await json(['list', '--json', '--view', 'all', '--library', library])
  const shown: unknown[] = []
  for (const { id } of listed as readonly { readonly id: string }[]) {
    shown.push(pick((await json(['show', id, '--format', 'json', '--library', library])) as ShownArticle))
  }
  return shown
}

function essentials({ title, standfirst, dateline, paragraphs }: ShownArticle): ExpectedArticle {
  return { title, standfirst, dateline, paragraphs }
}

async function json(args: readonly string[]): Promise<unknown> {
  const { code, output, errors } = await offprint(args)
  if (code !== 0) throw new Error(`offprint ${args.join(' ')}: ${errors}`)
  return JSON.parse(output)
}
