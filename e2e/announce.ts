import { rmSync } from 'node:fs'
import { announceRuntime, packagedApp } from './runtime.ts'

/** Playwright calls this once, before the first test, and what it gives after the last. */
// oxlint-disable-next-line import/no-default-export -- Playwright asks for it
export default function announce(): () => void {
  console.log(announceRuntime())
  const packaged = packagedApp()
  return () => {
    if (packaged !== null) rmSync(packaged.unpacked, { recursive: true, force: true })
  }
}
