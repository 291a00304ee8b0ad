import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { expect, it } from 'vitest'
import { gfmInLine } from './gfm-in-line.ts'

const pieces = [
  '[',
  ']',
  '![',
  '](b)',
  '(',
  ')',
  '[^1]',
  '**',
  '_',
  '~',
  '`',
  '\\',
  ' ',
  '\n',
  '\n\n',
  'words ',
  'www.tides.example',
  'http://tides.example/a',
  'keeper@tides.example',
  '<',
  '| a |',
  '\n---\n',
  '\n===\n',
  '\n- ',
  '\n> ',
  '[b]: /c\n',
]

it('reads every text as GitHub’s own extension does', () => {
  const read = (markdown: string, extension: ReturnType<typeof gfm>): unknown =>
    fromMarkdown(markdown, { extensions: [extension], mdastExtensions: [gfmFromMarkdown()] })
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
      const markdown = parts.join('')
      expect(read(markdown, gfmInLine())).toEqual(read(markdown, gfm()))
    }),
    { numRuns: 2000 },
  )
})

it('looks for an open bracket once, not at each word after it', () => {
  const steps = (words: number): number => {
    let looked = 0
    const watched = new WeakMap<object, object>()
    const watch = <Watched extends object>(target: Watched): Watched => {
      const proxy =
        watched.get(target) ??
        new Proxy(target, {
          get: (of, key) => {
            looked += 1
            return Reflect.get(of, key) as unknown
          },
        })
      watched.set(target, proxy)
      return proxy as Watched
    }
    const extension = gfmInLine()
    const counted = Object.fromEntries(
      Object.entries(extension.text ?? {}).map(([code, constructs]) => [
        code,
        [constructs ?? []].flat().map((construct): typeof construct => ({
          ...construct,
          tokenize(effects, ok, nok) {
            const context = Object.create(this, { events: { value: watch(this.events) } }) as typeof this
            return construct.tokenize.call(context, effects, ok, nok)
          },
        })),
      ]),
    )
    fromMarkdown(`[${'a word '.repeat(words)}`, { extensions: [{ ...extension, text: counted }] })
    return looked
  }
  expect(steps(400)).toBeLessThan(steps(200) * 3)
})
