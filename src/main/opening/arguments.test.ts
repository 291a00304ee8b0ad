import { sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { believedFlags, openArguments, ownArguments } from './arguments.ts'

const here = process.platform === 'win32' ? 'C:\\here' : '/here'
const at = (...names: readonly string[]): string => [here, ...names].join(sep)

describe('the arguments of a start', () => {
  it('name files, from the folder that they were given in, and links', () => {
    const given = ['a.html', at('b c.epub'), pathToFileURL(at('d é.md')).href, 'offprint://add?text=x']
    expect(openArguments(given, here)).toEqual({
      paths: [at('a.html'), at('b c.epub'), at('d é.md')],
      links: ['offprint://add?text=x'],
    })
  })

  it('leave flags and their values out', () => {
    const given = ['--library', 'L', '--user-data=U', '--original-process-start-time=1', '-x', 'a.html']
    expect(openArguments(given, here)).toEqual({ paths: [at('a.html')], links: [] })
  })

  it('are all names after two dashes, but a link is a link', () => {
    expect(openArguments(['--', '--library', 'OFFPRINT://add?text=x'], here)).toEqual({
      paths: [at('--library')],
      links: ['OFFPRINT://add?text=x'],
    })
  })

  it('name no file of another computer, and none with a NUL', () => {
    expect(
      openArguments(['file://server/share/a.html', 'file:///%00', 'a\0b', 'file:///%2f'], here).paths,
    ).toEqual([])
  })

  it('are believed only up to a link', () => {
    expect(believedFlags(['--library=L', 'offprint://add?text=x', '--user-data=/evil'])).toEqual([
      '--library=L',
    ])
    expect(believedFlags(['--library=L', '--', '--user-data=/evil'])).toEqual(['--library=L'])
  })

  it('do not hold the program, nor the folder that Electron was started with', () => {
    expect(ownArguments(['offprint', 'a.html'], false)).toEqual(['a.html'])
    expect(ownArguments(['electron', '--inspect=0', '/app', 'a.html'], true)).toEqual([
      '--inspect=0',
      'a.html',
    ])
  })

  it('whatever they are, give absolute paths without a NUL, and links that begin as links do', () => {
    const argument = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '--',
        '--library',
        '-',
        'file://',
        'file:///%2e%2e/x',
        'offprint:',
        '..',
        './x',
        'FILE:///x',
      ),
    )
    fc.assert(
      fc.property(fc.array(argument), (given) => {
        const { paths, links } = openArguments(given, here)
        for (const path of paths) {
          expect(path.includes('\0')).toBe(false)
          expect(/^(?:[/\\]|[A-Za-z]:)/.test(path)).toBe(true)
        }
        for (const link of links) expect(link).toMatch(/^offprint:/i)
        expect(paths.length + links.length).toBeLessThanOrEqual(given.length)
      }),
      { numRuns: 1000 },
    )
  })
})
