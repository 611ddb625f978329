import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** Sentences of a text, so that reading can be stopped between two of them. */
export const sentencesOf = (text: string): readonly string[] =>
  [...new Intl.Segmenter('en-GB', { granularity: 'sentence' }).segment(text)]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => sentence !== '')

/** Reads with a voice of this device: a voice from the network would send the words away. */
export type Reader = {
  /** False until this device is found to have an English voice of its own. */
  readonly available: Accessor<boolean>
  readonly reading: Accessor<boolean>
  start(texts: readonly string[]): void
  stop(): void
}

/** `speech`: undefined in a browser that cannot speak. */
export function createReader(speech: SpeechSynthesis | undefined): Reader {
  const [voice, setVoice] = createSignal(ownVoice(speech))
  const [reading, setReading] = createSignal(false)
  let turn = 0
  // Browsers load their voices some time after the page.
  const look = () => setVoice(() => ownVoice(speech))
  speech?.addEventListener('voiceschanged', look)
  onCleanup(() => speech?.removeEventListener('voiceschanged', look))

  const stop = (): void => {
    turn++
    setReading(false)
    speech?.cancel()
  }

  const readNext = ([sentence, ...rest]: readonly string[], mine: number): void => {
    const speaker = voice()
    if (turn !== mine) return
    if (sentence === undefined || !speech || !speaker) return void setReading(false)
    const utterance = new SpeechSynthesisUtterance(sentence)
    utterance.voice = speaker
    utterance.lang = speaker.lang
    utterance.onend = () => readNext(rest, mine)
    utterance.onerror = () => readNext([], mine)
    speech.speak(utterance)
  }

  return {
    available: () => voice() !== undefined,
    reading,
    start(texts) {
      stop()
      setReading(true)
      readNext(texts.flatMap(sentencesOf), turn)
    },
    stop,
  }
}

function ownVoice(speech: SpeechSynthesis | undefined): SpeechSynthesisVoice | undefined {
  const own = speech
    ?.getVoices()
    .filter(({ lang, localService }) => localService && lang.toLowerCase().startsWith('en'))
  return own?.find(({ lang }) => lang.toLowerCase().startsWith('en-gb')) ?? own?.[0]
}
