import type { FormDefinition } from '#forms'
import { header, part, scored, start } from './inventory.ts'

/** 35 kinds of abusive behaviour in the order of the paper, in our own words (forms.md §4). */
export const inventoryAbuse: FormDefinition = {
  ...header,
  id: 'inventory-abuse',
  title: 'What I have done, and what was done to me',
  minutes: 30,
  pages: [
    start(),
    part('put-downs', 'Hurtful words', [
      scored('a01', 'Called the other person names to hurt them'),
      scored('a02', 'Made a fool of the other person'),
      scored('a03', 'Said the other person is ugly, or is worth nothing'),
      scored('a04', 'Said the other person is mad, or is stupid'),
      scored('a05', 'Said the other person is not a good mum or dad'),
      scored('a06', 'Said nobody else would want the other person'),
      scored('a07', 'Said the other person could not manage alone'),
    ]),
    part('watching', 'Keeping watch', [
      scored('a08', 'Kept the other person away from friends or family'),
      scored('a09', 'Would not let the other person go out alone'),
      scored('a10', 'Locked the other person in'),
      scored('a11', 'Had to know all the time who the other person was with'),
      scored('a12', 'Said the other person had sex with someone else, with no reason to think so'),
      scored('a13', 'Followed the other person, or checked on them when apart'),
    ]),
    part('leaving', 'Threats about leaving', [
      scored('a14', 'Said “I will kill myself if you leave me”'),
      scored('a15', 'Said “If you leave, I will report you” to the police, social services or immigration'),
      scored('a16', 'Said “If you leave, I will take the children away”'),
      scored('a17', 'Said no new partner would ever be let near the children'),
    ]),
    part('rules', 'Making the rules', [
      scored('a18', 'Tried to be in charge of almost all that the other person did'),
      scored('a19', 'Made the other person clean the home just as they were told'),
      scored('a20', 'Chose the meals, and made the other person cook them'),
      scored('a21', 'Chose clothes or make-up, and made the other person wear them'),
    ]),
    part('money', 'Money, and what others are told', [
      scored('a22', 'Took charge of the money, and said what it could be spent on'),
      scored('a23', 'Gave the other person a set sum of money, or made them plead for it'),
      scored('a24', 'Made the other person explain each penny that was spent'),
      scored('a25', 'Told lies about the other person to the police or social services'),
    ]),
    part('fear', 'Fear and damage', [
      scored('a26', 'Got so angry that the other person was scared'),
      scored('a27', 'Hit or kicked a door, a wall or a chair'),
      scored('a28', 'Did not let the other person phone for help'),
      scored('a29', 'Broke or spoilt things that belong to the other person, on purpose'),
    ]),
    part('threats', 'Shouting and threats', [
      scored('a30', 'Shouted and swore right in the other person’s face'),
      scored('a31', 'Pushed the other person out of the home'),
      scored('a32', 'Broke plates, or threw food or things around'),
      scored('a33', 'Lifted a fist to scare the other person'),
      scored('a34', 'Held something up as if to hit the other person with it'),
      scored('a35', 'Said “I will kill you”'),
    ]),
  ],
}
