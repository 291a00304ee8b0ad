import type { TestApp } from './fixtures.ts'

/**
 * From now on everything that writes to a disk in the app's main process fails with `code`; null makes the disk well
 * again. Done from outside, in the running process: nothing of it is in the app.
 */
export async function failWrites(app: TestApp, code: string | null): Promise<void> {
  await app.evaluate(async (_, wanted) => {
    const files = process.getBuiltinModule('node:fs/promises')
    const shared = globalThis as { failWritesWith?: string | null }
    if (shared.failWritesWith === undefined) {
      const refused = (): Error | null => {
        const failing = shared.failWritesWith ?? null
        return failing === null
          ? null
          : Object.assign(new Error(`${failing}: made by a test`), { code: failing })
      }
      const guard = (target: object, name: string, applies: (given: unknown[]) => boolean): void => {
        const real = Reflect.get(target, name) as (...given: unknown[]) => Promise<unknown>
        Reflect.set(target, name, async function (this: unknown, ...given: unknown[]) {
          const error = applies(given) ? refused() : null
          if (error !== null) throw error
          return real.apply(this, given)
        })
      }
      const handle = await files.open(process.execPath, 'r')
      const prototype = Object.getPrototypeOf(handle) as object
      await handle.close()
      guard(files, 'open', (given) => given[1] !== undefined && given[1] !== 'r')
      for (const name of ['mkdir', 'rename']) guard(files, name, () => true)
      for (const name of ['write', 'sync', 'datasync']) guard(prototype, name, () => true)
      process.getBuiltinModule('node:module').syncBuiltinESMExports()
    }
    shared.failWritesWith = wanted
  }, code)
}
