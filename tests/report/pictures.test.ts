import { describe, expect, it } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { packedPoints } from '#drawing'
import { evaluate, type Form, wheelParts } from '#forms'
import { Filling } from '../forms/builder.ts'
import { copyFor, record } from './case.ts'
import { curvesIn, flat, pagesOf, pdfOf } from './pdf.ts'

const formOf = (id: string): Form => {
  const form = latestClientForm(id)
  if (!form) throw new Error(`There is no form “${id}”.`)
  return form
}
const equality = formOf('equality-wheel')
const power = formOf('power-control-wheel')
const part = (form: Form, filling: Filling, id: string) =>
  wheelParts(evaluate(form, filling.view)).find((one) => one.id === id)
const wordsIn = async (form: Form, filling: Filling): Promise<string> => {
  const model = copyFor('client', record(form, filling))
  return flat(pagesOf(await pdfOf(model), model.title).join(' '))
}

describe('the parts of a wheel', () => {
  it('say what was answered, talked about and written', () => {
    const filling = new Filling()
      .answer('honest/answer', 3)
      .answer('honest/discussed', true)
      .answer('honest/note', 'Say it first.')
    expect(part(equality, filling, 'honest')).toMatchObject({
      answers: ['3 out of 10'],
      level: 0.3,
      discussed: true,
      noted: true,
    })
    expect(part(equality, filling, 'safe')).toMatchObject({
      answers: [],
      level: 0,
      discussed: false,
      noted: false,
    })
  })

  it('are full for a yes, and neither for a no nor for not knowing', () => {
    const filling = new Filling()
      .answer('threats/answer', 'yes')
      .answer('scaring/answer', 'no')
      .answer('violence/answer', 'dont-know')
    expect(['threats', 'scaring', 'violence'].map((id) => part(power, filling, id)?.level)).toEqual([1, 0, 0])
    expect(
      wheelParts(evaluate(power, filling.view))
        .filter(({ rim }) => rim)
        .map(({ id }) => id),
    ).toEqual(['violence'])
  })

  it('show both answers of two tablets, and take neither for a number', () => {
    const here = new Filling().answer('honest/answer', 3)
    const there = here.fork('ben').answer('honest/answer', 8)
    here.answer('honest/answer', 5).merge(there)
    expect(part(equality, here, 'honest')).toMatchObject({
      answers: ['5 out of 10', '8 out of 10'],
      level: 0,
    })
  })

  it('are none where a form has no wheel', () => {
    expect(wheelParts(evaluate(formOf('worries'), new Filling().view))).toEqual([])
  })
})

describe('a wheel on paper', () => {
  const filling = new Filling().answer('honest/answer', 3).answer('honest/note', 'Say it first.')

  it('is drawn with lines and letters, its words beside it', async () => {
    const pdf = await pdfOf(copyFor('client', record(equality, filling)))
    expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/\/Subtype \/Image/)
    expect(curvesIn(pdf)).toBeGreaterThan(20)
    const text = await wordsIn(equality, filling)
    expect(text).toContain('0 of 8')
    expect(text).toContain('Sharing the money')
    expect(text).toContain('What I want to say about it: Say it first.')
    expect(text.match(/3 out of 10/g)).toHaveLength(2)
  })
})

describe('a relationship circle on paper', () => {
  const circle = formOf('relationship-circle')
  const row = 'rows/cm93LW9uZS1mb3ItdGVzdA'
  const filling = new Filling()
    .answer(row, 'a0')
    .answer(`${row}/person`, 'Auntie Jean')
    .answer(`${row}/ring`, 'matters')
    .answer(`${row}/flag`, 'green')

  it('has everyone on the picture and in words', async () => {
    const pdf = await pdfOf(copyFor('client', record(circle, filling)))
    expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/\/Subtype \/Image/)
    expect(curvesIn(pdf)).toBeGreaterThan(15)
    const text = await wordsIn(circle, filling)
    expect(text).toContain('matter most')
    expect(text.match(/Auntie Jean/g)).toHaveLength(2)
    expect(text).toContain('Green flag: good for me')
  })

  it('is no picture while nobody is in it', () => {
    expect(copyFor('client', record(circle, new Filling())).sections[0]?.groups[0]?.picture).toBeNull()
  })
})

describe('a storyboard on paper', () => {
  const board = formOf('storyboard')
  const filling = new Filling()
    .answer('did/answer', 'I stood in the doorway.')
    .answer('did-drawing/c3Ryb2tlLW9uZQ', {
      colour: 'red',
      order: 'a1',
      points: packedPoints([
        [100, 200, 50],
        [400, 600, 60],
        [900, 300, 50],
      ]),
      width: 16,
    })

  it('has what was drawn under the panel it was drawn in, as lines, and the words', async () => {
    const model = copyFor('client', record(board, filling))
    const groups = model.sections[0]?.groups ?? []
    expect(groups.filter(({ picture }) => picture).map(({ title }) => title)).toEqual(['What I did'])
    const pdf = await pdfOf(model)
    expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/\/Subtype \/Image/)
    expect(curvesIn(pdf)).toBeGreaterThan(5)
    expect(await wordsIn(board, filling)).toContain('I stood in the doorway.')
  })
})
