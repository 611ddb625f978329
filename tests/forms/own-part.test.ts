import { describe, expect, it } from 'vitest'
import { speaksOnlyOfOthers } from '#forms'

describe('words that speak only of somebody else', () => {
  it.each([
    'She started it.',
    'He made me do it',
    'she wouldn’t stop, she just kept going on at me',
    'It was Saturday. She was in a mood. She had been drinking',
    'My partner went through my phone.',
    'My ex rang the police! They took the kids.',
    'Then he said “I hate you” and he pushed me.',
    'She said "I am leaving you, I mean it".',
    'The kids were crying. They’d heard it all',
  ])('%s', (text) => expect(speaksOnlyOfOthers(text)).toBe(true))
})

describe('words that have the writer in them, or may have', () => {
  it.each([
    'I stood in the doorway so she could not get past.',
    'She shouted. I shouted back.',
    'i threw my phone',
    'Im the one who started. She cried',
    'she asked me to stop and I’d had enough',
    'We both shouted. She left.',
    // Who acted is left out, as people write: it may well be the writer.
    'Shouted at her. She cried.',
    'She shouted. Went to the pub.',
    'Grabbed his arm',
    'Angry. She knew.',
    // Nobody acts at all.
    'It was raining.',
    'The door was broken.',
    'Saturday night, at home',
    'Her face. Scared.',
    '',
    '   …   ',
    '“She did it”',
    // A word is not its beginning.
    'Sheila’s house, in the kitchen',
    'Theyre gone',
  ])('%s', (text) => expect(speaksOnlyOfOthers(text)).toBe(false))
})
