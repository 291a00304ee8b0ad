import { expect, it } from 'vitest'
import { passOver } from './damage.ts'

const named = (name: string): Error => Object.assign(new Error('End of file inside array.'), { name })

it('a second failure of a damaged PDF ends no thread, and a bug does', () => {
  for (const name of ['FormatError', 'ParserEOFException', 'XRefParseException'])
    expect(() => passOver(named(name))).not.toThrow()
  for (const reason of [named('TypeError'), named('Error'), 'a text', undefined]) {
    let thrown: unknown = 'nothing'
    try {
      passOver(reason)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBe(reason)
  }
})
