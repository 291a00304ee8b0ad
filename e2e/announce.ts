import { announceRuntime } from './runtime.ts'

/** Playwright calls this once, before the first test. */
// oxlint-disable-next-line import/no-default-export -- Playwright asks for it
export default function announce(): void {
  console.log(announceRuntime())
}
