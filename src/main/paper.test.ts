import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { paper } from './paper.ts'

describe('the window before its first paint', () => {
  it('has the paper of the page that follows', () => {
    const tokens = readFileSync(new URL('../renderer/styles/tokens.css', import.meta.url), 'utf8')
    const [system, sepia] = [...tokens.matchAll(/--paper: ([^;]+);/g)].map((match) => match[1])
    expect(system).toBe(`light-dark(${paper.light}, ${paper.dark})`)
    expect(sepia).toBe(paper.sepia)
  })
})
