import { readFileSync, writeFileSync } from 'node:fs'
import * as v from 'valibot'
import type { Log } from './log.ts'

const WindowState = v.object({
  x: v.optional(v.pipe(v.number(), v.integer())),
  y: v.optional(v.pipe(v.number(), v.integer())),
  width: v.pipe(v.number(), v.integer(), v.minValue(320)),
  height: v.pipe(v.number(), v.integer(), v.minValue(240)),
  maximized: v.boolean(),
})
/** Where the window was, in device-independent pixels. */
export type WindowState = v.InferOutput<typeof WindowState>

interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const fresh: WindowState = { width: 1280, height: 800, maximized: false }

/** The last window's place, or a fresh one where that is unknown or lies on a screen that is gone. */
export function readWindowState(file: string, screens: readonly Area[]): WindowState {
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return fresh // first start, or a file that is no use: the place of a window is not worth a message
  }
  const state = v.safeParse(WindowState, parsed)
  if (!state.success) return fresh
  const { x, y, width, height } = state.output
  if (x === undefined || y === undefined) return state.output
  const visible = screens.some(
    (screen) =>
      x < screen.x + screen.width - 50 &&
      x + width > screen.x + 50 &&
      y >= screen.y &&
      y < screen.y + screen.height - 50,
  )
  return visible ? state.output : { width, height, maximized: state.output.maximized }
}

export function writeWindowState(file: string, state: WindowState, log: Log): void {
  try {
    writeFileSync(file, JSON.stringify(state), { mode: 0o600 })
  } catch (error) {
    log(`window: its place was not saved: ${String(error)}`)
  }
}
