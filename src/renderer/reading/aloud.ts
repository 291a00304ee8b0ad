import { Observable } from '../ui/observable.ts'

export interface AloudState {
  readonly status: 'silent' | 'speaking' | 'paused'
  /** The name of the voice; null before there is one. */
  readonly voice: string | null
  /** Those that could read this article without a network. */
  readonly voices: readonly string[]
}

/** What is read: sentences one after the other, each looked up when its turn comes. */
export interface Script {
  /** BCP 47. */
  readonly language: string
  readonly sentences: number
  /** The words of one, shown as being read by then; null where it is gone. */
  readonly show: (sentence: number) => string | null
  /** The last sentence was read, or reading was stopped. */
  readonly end: () => void
}

/** The parts of the browser's speech that are used. */
export interface Speech {
  readonly speak: (utterance: SpeechSynthesisUtterance) => void
  readonly cancel: () => void
  readonly pause: () => void
  readonly resume: () => void
  readonly getVoices: () => readonly SpeechSynthesisVoice[]
}

export type Utter = (words: string) => SpeechSynthesisUtterance

/** Voices of the system alone: what a voice of the network reads leaves the machine. */
export function localVoices(
  voices: readonly SpeechSynthesisVoice[],
  language: string,
): readonly SpeechSynthesisVoice[] {
  const primary = (tag: string): string => tag.toLowerCase().split(/[-_]/u)[0] ?? ''
  return voices
    .filter(({ localService, lang }) => localService && primary(lang) === primary(language))
    .toSorted((a, b) => Number(b.lang === language) - Number(a.lang === language))
}

/** Reads an article aloud, sentence by sentence, so that each can be shown and left. */
export class Aloud extends Observable<AloudState> {
  readonly #speech: Speech
  readonly #utter: Utter
  #script: Script | null = null
  #sentence = 0
  #rate = 1
  #turn = 0

  constructor(speech: Speech, utter: Utter) {
    super({ status: 'silent', voice: null, voices: [] })
    this.#speech = speech
    this.#utter = utter
  }

  /** False where the system has no voice for the language. */
  start(script: Script, from: number, rate: number): boolean {
    const voices = localVoices(this.#speech.getVoices(), script.language).map(({ name }) => name)
    const kept = this.state.voice
    const voice = kept !== null && voices.includes(kept) ? kept : voices[0]
    if (voice === undefined) return false
    this.stop()
    this.#script = script
    this.#rate = rate
    this.update({ status: 'speaking', voices, voice })
    this.#speak(from)
    return true
  }

  pauseOrGoOn(): void {
    const { status } = this.state
    if (status === 'speaking') {
      this.#speech.pause()
      this.update({ status: 'paused' })
    } else if (status === 'paused') {
      this.update({ status: 'speaking' })
      this.#speech.resume()
    }
  }

  step(by: 1 | -1): void {
    if (this.#script !== null) this.#speak(Math.max(0, this.#sentence + by))
  }

  /** The sentence begins anew, so that the change is heard at once. */
  setRate(rate: number): void {
    this.#rate = rate
    if (this.#script !== null) this.#speak(this.#sentence)
  }

  setVoice(voice: string): void {
    this.update({ voice })
    if (this.#script !== null) this.#speak(this.#sentence)
  }

  /** False when nothing was being read. */
  stop(): boolean {
    if (this.#script === null) return false
    const script = this.#script
    this.#script = null
    this.#turn += 1
    this.#speech.cancel()
    this.update({ status: 'silent' })
    script.end()
    return true
  }

  #speak(sentence: number): void {
    const script = this.#script
    if (script === null) return
    const turn = (this.#turn += 1)
    this.#speech.cancel()
    const words = sentence < script.sentences ? script.show(sentence) : null
    if (words === null) {
      this.stop()
      return
    }
    this.#sentence = sentence
    const utterance = this.#utter(words)
    utterance.lang = script.language
    utterance.rate = this.#rate
    const voice = this.#speech.getVoices().find(({ name }) => name === this.state.voice)
    if (voice !== undefined) utterance.voice = voice
    // Cancelling ends the one before: only the newest may go on to the next.
    utterance.addEventListener('end', () => {
      if (turn === this.#turn) this.#speak(sentence + 1)
    })
    utterance.addEventListener('error', () => {
      if (turn === this.#turn) this.stop()
    })
    if (this.state.status === 'paused') {
      this.#speech.resume()
      this.update({ status: 'speaking' })
    }
    this.#speech.speak(utterance)
  }
}
