import { describe, expect, it } from 'vitest'
import { detectFormat } from './detect.ts'

describe('the format of a text', () => {
  it('is Markdown where front matter stands over it, with lists, comments and either end of a line', () => {
    for (const end of ['\n', '\r\n']) {
      const lines = [
        '---',
        'title: Bread',
        '# from the web',
        'tags:',
        '  - flour',
        '- water',
        'by-line: A',
        '---',
        'Words.',
      ]
      expect(detectFormat(lines.join(end), 'txt')).toBe('markdown')
    }
    expect(detectFormat('---\nnot a key\n---\nWords.', 'txt')).toBe('text')
  })

  it('is a page behind any number of comments', () => {
    expect(detectFormat('<?xml version="1.0"?>\n<!-- a -->\n<!-- b --><!doctype html><p>Words.', 'txt')).toBe(
      'html',
    )
  })

  it('knows a table by its rule', () => {
    for (const rule of ['| --- | --- |', ':---: | ---', '--- |', '|---|'])
      expect(detectFormat(`a | b\n${rule}\n1 | 2`, 'md'), rule).toBe('markdown')
    for (const line of ['-- | --', '| a | --- |'])
      expect(detectFormat(`a | b\n${line}\n1 | 2`, 'md'), line).toBe('text')
  })

  /** The first three and the comments took twice as long with every line, the dashes the cube of their number. */
  it.each([
    ['front matter that does not end, indented', `---\n${'  - one heron\n'.repeat(2000)}`],
    ['with lists of keys', `---\n${'- : one heron\n'.repeat(2000)}`],
    ['with ends of lines of Windows', `---\r\n${'  key: one heron\r\n'.repeat(2000)}`],
    ['comments before no page', `${'<!-- a -->'.repeat(2000)}x`],
    ['a comment that does not end, in many', `${'<!-- a '.repeat(2000)}x`],
    ['a line of dashes', `${'-'.repeat(20_000)}x`],
    ['brackets', '['.repeat(20_000)],
    ['stars', '**a '.repeat(5000)],
  ])('is found at once, whatever is in it: %s', (_name, text) => {
    expect(['text', 'markdown']).toContain(detectFormat(text, 'txt'))
  })
})
