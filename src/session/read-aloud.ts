/** Sentences of a text, so that reading can be stopped between two of them. */
export const sentencesOf = (text: string): readonly string[] =>
  [...new Intl.Segmenter('en-GB', { granularity: 'sentence' }).segment(text)]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => sentence !== '')

/** Reads with a voice of this device: a voice from the network would send the words away. */
export type Reader = { start(texts: readonly string[]): void; stop(): void }

/** Null when this device has no English voice of its own. */
export function createReader(): Reader | null {
  const voice = globalThis.speechSynthesis
    ?.getVoices()
    .find(({ lang, localService }) => localService && lang.toLowerCase().startsWith('en'))
  if (!voice) return null
  const stop = (): void => speechSynthesis.cancel()
  return {
    start(texts) {
      stop()
      for (const sentence of texts.flatMap(sentencesOf)) {
        const utterance = new SpeechSynthesisUtterance(sentence)
        utterance.voice = voice
        utterance.lang = voice.lang
        speechSynthesis.speak(utterance)
      }
    },
    stop,
  }
}
