import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readWindowState, writeWindowState } from './window-state.ts'

const screen = { x: 0, y: 0, width: 1920, height: 1080 }
let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-window-'))
  file = join(folder, 'window.json')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('the place of the window', () => {
  it('comes back as it was left', () => {
    const state = { x: 100, y: 80, width: 900, height: 600, maximized: false }
    writeWindowState(file, state, () => {})
    expect(readWindowState(file, [screen])).toEqual(state)
  })

  it('is a fresh one at the first start and when the file is no use', () => {
    expect(readWindowState(file, [screen]).width).toBe(1280)
    writeFileSync(file, '{"width":"wide"}')
    expect(readWindowState(file, [screen]).width).toBe(1280)
  })

  it('forgets where it was when that screen is gone, but not how large', () => {
    writeWindowState(file, { x: 3000, y: 80, width: 900, height: 600, maximized: true }, () => {})
    expect(readWindowState(file, [screen])).toEqual({ width: 900, height: 600, maximized: true })
  })

  it('is not worth a crash when it cannot be saved', () => {
    const lines: string[] = []
    writeWindowState(join(folder, 'missing', 'window.json'), readWindowState(file, []), (line) =>
      lines.push(line),
    )
    expect(lines).toHaveLength(1)
  })
})
