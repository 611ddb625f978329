import { describe, expect, test } from 'vitest'
import { clientForms, latestClientForm } from '#catalogue/client'
import { lifeMapTags } from '#catalogue/officer'
import { mapOf, tagSummary, tagsForm, tagsInWords, tagsOf } from '../../src/app/cases/life-map-tags.ts'
import { Filling } from '../forms/builder.ts'

const [DOG, MOVE] = ['ZG9nLW9mLXRoZS1tYXAtMQ', 'bW92ZS1vZi10aGUtbWFwMQ']
const mapForm = latestClientForm('life-map')
if (!mapForm) throw new Error('There is no Life Map.')

const life = new Filling()
  .answer(`rows/${DOG}`, 'moments.a0')
  .answer(`rows/${DOG}/what`, 'A dog')
  .answer(`rows/${MOVE}`, 'moments.a1')
  .answer(`rows/${MOVE}/what`, 'We moved')
const moments = mapOf(mapForm, life.view)?.said.map.moments ?? []

describe('what officers see in a moment', () => {
  test('is a record of their own, with rows that are the map’s moments', () => {
    const map = {
      space: 'c3BhY2Utb25lLWZvci10ZQ',
      compartment: 'client',
      form: 'life-map',
      sitting: 'one',
    } as const
    expect(tagsOf(map)).toEqual({ ...map, compartment: 'officer', form: 'life-map-tags' })
    expect(tagsForm().compartment).toBe('officer')
    expect(clientForms.map(({ id }) => id)).not.toContain('life-map-tags')
    expect(moments.map(({ id }) => id)).toEqual([DOG, MOVE])
  })

  test('is said by tag, also of what is not on the map', () => {
    const [background, , , , , skill] = lifeMapTags.map(({ label }) => label)
    const tags = new Filling()
      .answer(`rows/${DOG}`, 'a0')
      .answer(`rows/${DOG}/tags`, ['background', 'skill'])
      .answer('rows/b3RoZXItcm93LWZvci1pdA', 'a1')
      .answer('rows/b3RoZXItcm93LWZvci1pdA/moment', 'What his mother told')
      .answer('rows/b3RoZXItcm93LWZvci1pdA/tags', ['background'])
    expect(tagsInWords(tags.view, DOG)).toEqual([background, skill])
    expect(tagsInWords(tags.view, MOVE)).toEqual([])
    const summary = tagSummary(tags.view, moments).filter((tag) => tag.moments.length > 0)
    expect(summary).toEqual([
      { label: background, moments: ['A dog', 'What his mother told'] },
      { label: skill, moments: ['A dog'] },
    ])
  })
})
