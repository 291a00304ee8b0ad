import { describe, expect, it } from 'vitest'
import { Aloud, localVoices, type Speech } from './aloud.ts'

const voice = (name: string, lang: string, localService = true): SpeechSynthesisVoice => ({
  name,
  lang,
  localService,
  default: false,
  voiceURI: name,
})

function setUp(voices: readonly SpeechSynthesisVoice[] = [voice('Ada', 'en-GB'), voice('Bo', 'en-US')]) {
  const said: string[] = []
  let now: SpeechSynthesisUtterance | null = null
  const speech: Speech = {
    speak: (utterance) => {
      now = utterance
      said.push(`${utterance.voice?.name ?? '?'} ${String(utterance.rate)}: ${utterance.text}`)
    },
    cancel: () => undefined,
    pause: () => undefined,
    resume: () => undefined,
    getVoices: () => voices,
  }
  const aloud = new Aloud(
    speech,
    (text) => Object.assign(new EventTarget(), { text }) as SpeechSynthesisUtterance,
  )
  const sentences = ['One.', 'Two.', 'Three.']
  const shown: number[] = []
  let ended = 0
  const script = {
    language: 'en-US',
    sentences: sentences.length,
    show: (sentence: number) => {
      shown.push(sentence)
      return sentences[sentence] ?? null
    },
    end: () => {
      ended += 1
    },
  }
  return {
    aloud,
    script,
    said,
    shown,
    ended: () => ended,
    finish: () => now?.dispatchEvent(new Event('end')),
  }
}

describe('reading aloud', () => {
  it('goes from sentence to sentence, shows each, and ends after the last', () => {
    const { aloud, script, said, shown, ended, finish } = setUp()
    expect(aloud.start(script, 1, 1.5)).toBe(true)
    finish()
    finish()
    expect(said).toEqual(['Bo 1.5: Two.', 'Bo 1.5: Three.'])
    expect(shown).toEqual([1, 2])
    expect(ended()).toBe(1)
    expect(aloud.state.status).toBe('silent')
  })

  it('steps, and says a sentence again with another voice or speed', () => {
    const { aloud, script, said } = setUp()
    aloud.start(script, 0, 1)
    aloud.step(1)
    aloud.setRate(2)
    aloud.setVoice('Ada')
    aloud.step(-1)
    expect(said).toEqual(['Bo 1: One.', 'Bo 1: Two.', 'Bo 2: Two.', 'Ada 2: Two.', 'Ada 2: One.'])
  })

  it('does not go on from a sentence that was left', () => {
    const { aloud, script, said, finish } = setUp()
    aloud.start(script, 0, 1)
    aloud.stop()
    finish()
    expect(said).toHaveLength(1)
  })

  it('pauses and goes on', () => {
    const { aloud, script } = setUp()
    aloud.start(script, 0, 1)
    aloud.pauseOrGoOn()
    expect(aloud.state.status).toBe('paused')
    aloud.pauseOrGoOn()
    expect(aloud.state.status).toBe('speaking')
  })

  it('uses no voice of the network, and none of another language', () => {
    const voices = [voice('Cloud', 'en-US', false), voice('Zoé', 'fr-FR'), voice('Ada', 'en-GB')]
    expect(localVoices(voices, 'en').map(({ name }) => name)).toEqual(['Ada'])
    const { aloud, script, said } = setUp(voices.slice(0, 2))
    expect(aloud.start(script, 0, 1)).toBe(false)
    expect(said).toEqual([])
  })
})
