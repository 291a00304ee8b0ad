import { homedir } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import { startReader } from '@core/importing/reader.ts'
import { runCli } from './run.ts'

// In megabytes, for what lives a moment only: left alone it grows to four times that, and an import of 10,000 gains nothing.
setFlagsFromString('--max-semi-space-size=8')

// `offprint list | head` closes the pipe early: that is its right, and no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}

/** The first Ctrl+C lets the item under way finish, so that the receipt is whole; the second ends it all. */
function onInterrupt(stop: () => void): () => void {
  process.once('SIGINT', stop)
  return () => {
    process.off('SIGINT', stop)
  }
}

process.exitCode = await runCli(
  process.argv.slice(2),
  {
    out: (text) => process.stdout.write(text),
    error: (line) => process.stderr.write(`${line}\n`),
    stdin: readStdin,
    environment: process.env,
    platform: process.platform,
    home: homedir(),
    onInterrupt,
  },
  () => startReader({ workerUrl: new URL('./import-worker.js', import.meta.url) }),
).catch((error: unknown) => {
  // A bug. Whoever meets it needs the stack; whoever wrote a script around us needs one plain line first.
  process.stderr.write(`offprint: something went wrong inside Offprint: ${String(error)}\n`)
  if (process.env['OFFPRINT_DEBUG'] !== undefined && error instanceof Error)
    process.stderr.write(`${error.stack}\n`)
  return 1
})
