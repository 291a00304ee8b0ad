import { describe, expect, it } from 'vitest'
import { sentencesOf } from './sentences.ts'

describe('the sentences of a text', () => {
  it('end with their stops and quotation marks, before white space', () => {
    expect(sentencesOf('It is 3.5 at example.org. “Well...” he said?! Yes." And so on')).toEqual([
      'It is 3.5 at example.org.',
      '“Well...”',
      'he said?!',
      'Yes."',
      'And so on',
    ])
    expect(sentencesOf('一。二！三')).toEqual(['一。', '二！', '三'])
  })

  it('are found in a text of a million dots', () => {
    const dots = '.'.repeat(1_000_000)
    expect(sentencesOf(`a${dots}b. c`)).toEqual([`a${dots}b.`, 'c'])
  })
})
