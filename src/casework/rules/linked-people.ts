import type { Notice, Rule } from '../notices.ts'

const ways: ReadonlyMap<string, string> = new Map([
  ['partner', 'A partner who is a client too.'],
  ['former-partner', 'A former partner.'],
  ['again', 'The same two people, referred before.'],
])

/** Linked people, with a wall between two cases where there is to be one. */
export const linkedPeople: Rule = ({ file }) =>
  file.rows('linked-name', 'linked-reference', 'linked-how', 'linked-wall').map((row, index): Notice => {
    const who = row['linked-name'] ?? row['linked-reference'] ?? 'Somebody'
    const how = ways.get(row['linked-how'] ?? '') ?? 'A linked case.'
    const isWalled = row['linked-wall'] === 'yes'
    return {
      kind: 'mind',
      id: `linked ${index}`,
      title: isWalled ? `A wall towards the case of ${who}` : `Linked: ${who}`,
      why: isWalled
        ? `${how} Nothing passes from one case to the other, and no officer works on both.`
        : `${how} Nothing says that there has to be a wall.`,
      due: null,
      at: file.header,
    }
  })
