import type { Condition, FormDefinition, QuestionDefinition } from '#forms'
import { header, part, scored, start } from './inventory.ts'

const isMan: Condition = { field: 'who/answer', is: 'man' }
/** Asked only where the client is a male partner. */
const ofMen = (question: QuestionDefinition): QuestionDefinition => ({ ...question, appliesWhen: isMan })

/** 29 kinds of violence in the order of the paper, in our own words (forms.md §4). */
export const inventoryViolence: FormDefinition = {
  ...header,
  id: 'inventory-violence',
  title: 'Physical harm: what I did, and what was done to me',
  minutes: 25,
  pages: [
    start({
      kind: 'choice',
      id: 'who',
      label: 'I am',
      options: [
        { id: 'man', label: 'a man' },
        { id: 'woman', label: 'a woman' },
        { id: 'other', label: 'neither, or I would rather not say' },
      ],
    }),
    part('holding', 'Pushing and holding', [
      scored('v01', 'Spat at the other person'),
      scored('v02', 'Poked the other person with a finger'),
      scored('v03', 'Pushed the other person'),
      scored('v04', 'Dragged the other person along by hair, arm, leg or clothes'),
      scored('v05', 'Held on to the other person’s arms or shoulders'),
      scored('v06', 'Grabbed the other person, or shook them'),
      scored('v07', 'Held the other person hard against a wall'),
    ]),
    part('pulling', 'Pulling, twisting and biting', [
      scored('v08', 'Pulled the other person’s hair'),
      scored('v09', 'Threw the other person about'),
      scored('v10', 'Bent or twisted a finger, an arm or a leg'),
      scored('v11', 'Pinched, squeezed or scratched the other person'),
      scored('v12', 'Bit the other person'),
    ]),
    part('throwing', 'Throwing and burning', [
      scored('v13', 'Threw or tipped a drink, or something else wet, over the other person'),
      scored('v14', 'Threw something at the other person that could have hurt'),
      scored('v15', 'Burnt the other person with a cigarette'),
    ]),
    part('hitting', 'Hitting and kicking', [
      scored('v16', 'Slapped the other person'),
      scored('v17', 'Hit with the back of the hand'),
      scored('v18', 'Punched the other person on the head, face, body, arm or leg'),
      scored('v19', 'Kicked the other person on the head, face, body, arm or leg'),
      scored('v20', 'Banged the other person’s head on something'),
      scored('v21', 'Hit the other person with my own head'),
    ]),
    part('grave', 'Falls, breathing and weapons', [
      scored('v22', 'Pushed the other person so that they fell down stairs'),
      scored('v23', 'Covered the other person’s mouth so that they could not breathe'),
      scored('v24', 'Gripped the other person’s throat'),
      scored('v25', 'Choked or strangled the other person, or tried to'),
      scored('v26', 'Used something to hit the other person'),
      scored('v27', 'Stabbed the other person'),
      ofMen(scored('v28', 'Hurt the other person while I knew there was a baby on the way')),
      ofMen(scored('v29', 'Punched the other person in the belly while I knew there was a baby on the way')),
    ]),
  ],
}
