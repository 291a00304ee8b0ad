import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** A proxy that lets nothing through, and remembers the first line of whatever asked. */
export interface RecordingProxy {
  readonly port: number
  /** "CONNECT canary.example:443 HTTP/1.1" */
  readonly asked: readonly string[]
  close(): void
}

export async function startRecordingProxy(): Promise<RecordingProxy> {
  const asked: string[] = []
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.once('data', (chunk) => {
      asked.push(chunk.toString('latin1').split('\r\n')[0] ?? '')
      socket.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, asked, close: () => server.close() }
}

export function hasStrace(): boolean {
  try {
    execFileSync('strace', ['-f', '-qq', '-o', '/dev/null', '-e', 'trace=connect', 'true'], {
      stdio: 'ignore',
    })
    return true
  } catch {
    // Not there, or not allowed to watch other processes.
    return false
  }
}

/** A program in the folder that starts another one with arguments of its own before and after those that it is given. */
export function programThat(
  folder: string,
  name: string,
  before: readonly string[],
  after: readonly string[],
): string {
  const quoted = (words: readonly string[]): string =>
    words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ')
  const file = join(folder, name)
  writeFileSync(file, `#!/bin/sh\nexec ${quoted(before)} "$@" ${quoted(after)}\n`)
  chmodSync(file, 0o755)
  return file
}

/** Has the system write down every address that the program, or whatever it starts, sends to; it stays the same process. */
export function watched(folder: string, log: string): (program: string) => string {
  const strace = ['strace', '-D', '-f', '-qq', '--seccomp-bpf', '-e', 'trace=connect,sendto', '-o', log]
  return (program) => programThat(folder, 'watched', [...strace, program], [])
}

const address =
  /sin_port=htons\((\d+)\), sin_addr=inet_addr\("([^"]+)"\)|sin6_port=htons\((\d+)\).*?inet_pton\(AF_INET6, "([^"]+)"/

/** "127.0.0.1:80" for each attempt in what `watched` wrote, TCP or UDP, answered or not. */
export function addressesIn(log: string): readonly string[] {
  return readFileSync(log, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, port4, host4, port6, host6] = address.exec(line) ?? []
      return port4 !== undefined
        ? [`${host4 ?? ''}:${port4}`]
        : port6 !== undefined
          ? [`[${host6 ?? ''}]:${port6}`]
          : []
    })
}
