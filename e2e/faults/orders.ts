import { once } from 'node:events'

/**
 * For a process that waits, with all its modules loaded, until it is told what to do: says `loaded`, and gives
 * the words of the one line that it is sent.
 */
export async function orders(): Promise<readonly string[]> {
  process.stdout.write('loaded\n')
  const [line] = (await once(process.stdin, 'data')) as [Buffer]
  return JSON.parse(line.toString('utf8')) as readonly string[]
}

/** For what would go on for ever. */
export function endWithTheRig(): void {
  process.stdin.once('end', () => process.exit())
}

/** Told to whoever waits for `ready()`. */
export function sayReady(): void {
  process.stdout.write('ready\n')
}
