import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { execFileSync, spawn } from 'node:child_process'
import { closeSync, ftruncateSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'

export type FileSystemKind = 'ext4' | 'xfs'

/** xfs makes nothing smaller than 300 MB. The files are sparse. */
const sizeMb = { ext4: 192, xfs: 320 } as const

/**
 * FS_IOC_SHUTDOWN, which Node has no call for: `_IOR('X', 125, __u32)`, and "no log flush", which drops
 * whatever has not reached the disk yet, as a power cut does.
 */
const cutter = `
import fcntl, os, struct, sys
for line in sys.stdin:
    fd = os.open(line.rstrip("\\n"), os.O_RDONLY)
    fcntl.ioctl(fd, 0x8004587d, struct.pack("I", 2))
    os.close(fd)
    print("cut", flush=True)
`

/** A file system of its own in a file, whose power can be cut. Needs root, loop mounts and python3. */
export class Volume {
  readonly mountPoint: string
  readonly #image: string
  readonly #cutter: ChildProcessWithoutNullStreams

  /** @throws when this machine does not allow it */
  constructor(room: string, kind: FileSystemKind) {
    this.#image = join(room, `${kind}.img`)
    this.mountPoint = join(room, kind)
    mkdirSync(this.mountPoint)
    const file = openSync(this.#image, 'w')
    ftruncateSync(file, sizeMb[kind] * 1024 * 1024)
    closeSync(file)
    execFileSync('python3', ['--version'], { stdio: 'pipe' })
    execFileSync(`mkfs.${kind}`, ['-q', this.#image], { stdio: 'pipe' })
    this.mount()
    this.#cutter = spawn('python3', ['-u', '-c', cutter])
  }

  /** Replays the journal of the file system when the power was cut before. */
  mount(): void {
    execFileSync('mount', ['-o', 'loop', this.#image, this.mountPoint], { stdio: 'pipe' })
  }

  unmount(): void {
    execFileSync('umount', [this.mountPoint], { stdio: 'pipe' })
  }

  /** From here on nothing reaches the disk and every call fails. */
  async cut(): Promise<void> {
    const done = new Promise<void>((resolve, reject) => {
      const ended = (): void => reject(new Error('the process that cuts the power ended'))
      this.#cutter.once('exit', ended)
      this.#cutter.stdout.once('data', () => {
        this.#cutter.off('exit', ended)
        resolve()
      })
    })
    this.#cutter.stdin.write(`${this.mountPoint}\n`)
    await done
  }

  close(): void {
    this.unmount()
    this.#cutter.stdin.end()
  }
}
