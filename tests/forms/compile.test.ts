import { describe, expect, it } from 'vitest'
import { compileForm, type FormDefinition, formLibrary, type ItemDefinition } from '#forms'
import { formWith } from './builder.ts'

const call: ItemDefinition = { kind: 'yesno', id: 'call', label: 'Did you call first?' }

const problemsOf = (definition: FormDefinition): readonly string[] => {
  const result = compileForm(definition)
  return result.ok ? [] : result.error.map(({ path, message }) => `${path}: ${message}`)
}

const pathsOf = (definition: FormDefinition): readonly string[] => {
  const result = compileForm(definition)
  return result.ok ? [] : result.error.map(({ path }) => path)
}

describe('a definition with problems', () => {
  it('is refused with all of them at once, each with its authored path', () => {
    expect(
      pathsOf({
        id: 'House visit',
        version: 0,
        compartment: 'officer',
        audience: 'client',
        title: ' ',
        pages: [
          { id: 'one', title: '', items: [call, call] },
          {
            id: 'one',
            title: 'Two',
            intro: '',
            items: [
              { kind: 'choice', id: 'Who!', label: '', options: [{ id: 'a', label: 'A' }] },
              { kind: 'text', id: 'rows', label: 'Rows', maxLength: 0, requiredFor: { completion: '' } },
              { kind: 'guidance', id: 'note', text: [] },
            ],
          },
          { id: 'three', title: 'Three', items: [] },
        ],
      }),
    ).toEqual([
      'id',
      'title',
      'version',
      'compartment',
      'pages[1].id',
      'pages[0].title',
      'pages[1].intro',
      'pages[1].items[0].id',
      'pages[1].items[0].label',
      'pages[1].items[0].options',
      'pages[1].items[1].maxLength',
      'pages[1].items[1].id',
      'pages[1].items[1].requiredFor.completion',
      'pages[1].items[2].text',
      'pages[2].items',
      'pages[0].items[1].id',
    ])
  })

  it('names a field that a condition asks for in vain', () => {
    expect(
      problemsOf(
        formWith(call, {
          kind: 'text',
          id: 'who',
          label: 'Who?',
          appliesWhen: {
            all: [{ field: 'call/answer', is: 'yes' }, { not: { field: 'cal/answer', is: 'yes' } }],
          },
        }),
      ),
    ).toEqual(['pages[0].items[1].appliesWhen.all[1].not.field: No field "cal/answer" in this form.'])
  })

  it('names a value that a condition can never meet', () => {
    expect(
      pathsOf(
        formWith(
          call,
          { kind: 'text', id: 'who', label: 'Who?', appliesWhen: { field: 'call/answer', is: 'perhaps' } },
          {
            kind: 'text',
            id: 'when',
            label: 'When?',
            appliesWhen: { field: 'call/answer', includes: 'yes' },
          },
        ),
      ),
    ).toEqual(['pages[0].items[1].appliesWhen.is', 'pages[0].items[2].appliesWhen.includes'])
  })

  it('names conditions that go in a circle, and not those that only lead to one', () => {
    const asks = (id: string, other: string): ItemDefinition => ({
      kind: 'yesno',
      id,
      label: id,
      appliesWhen: { any: [{ field: `${other}/answer`, is: 'yes' }] },
    })
    expect(pathsOf(formWith(asks('a', 'b'), asks('b', 'a'), asks('c', 'a'), asks('d', 'd')))).toEqual([
      'pages[0].items[0].appliesWhen.any[0]',
      'pages[0].items[1].appliesWhen.any[0]',
      'pages[0].items[3].appliesWhen.any[0]',
    ])
  })

  it('has tables with sound columns, whose ids differ across them', () => {
    const table: ItemDefinition = {
      kind: 'rows',
      id: 'table',
      label: 'Table',
      rowLabel: 'Row',
      addLabel: 'Add',
      ready: -1,
      columns: [
        { kind: 'text', id: 'a', label: '' },
        { kind: 'text', id: 'a', label: 'A' },
      ],
    }
    const second: ItemDefinition = { ...table, id: 'table-2', ready: 2, most: 1, columns: [] }
    const third: ItemDefinition = {
      ...second,
      id: 'table-3',
      most: 2,
      columns: [{ kind: 'text', id: 'a', label: 'A' }],
    }
    expect(pathsOf(formWith(table, second, third))).toEqual([
      'pages[0].items[0].ready',
      'pages[0].items[0].columns[0].label',
      'pages[0].items[0].columns[1].id',
      'pages[0].items[1].most',
      'pages[0].items[1].columns',
      'pages[0].items[2].columns[0].id',
    ])
  })

  it('keeps "answer" for the question itself among its companions', () => {
    const companions = [{ kind: 'tick', id: 'answer', label: 'Help' }] as const
    expect(pathsOf(formWith({ ...call, companions }))).toEqual(['pages[0].items[0].companions[0].id'])
  })

  it('stops a catalogue from loading, naming every problem', () => {
    const blank = { ...formWith(call), title: '' }
    expect(() => formLibrary([blank, { ...blank, id: 'other' }])).toThrow(/house: title[\s\S]*other: title/)
    expect(() => formLibrary([formWith(call), formWith(call)])).toThrow('house version 1 is there twice.')
  })
})

describe('a sound definition', () => {
  it('compiles to its fields by path', () => {
    const result = compileForm(
      formWith({ ...call, companions: [{ kind: 'tick', id: 'help', label: 'Help wanted' }] }),
    )
    expect(result.ok && [...result.value.fields.keys()]).toEqual(['call/answer', 'call/help'])
  })

  it('is found by version, the newest one as the latest', () => {
    const library = formLibrary([{ ...formWith(call), version: 2 }, formWith(call)])
    expect(library.find('house', 1)?.version).toBe(1)
    expect(library.find('house', 3)).toBeUndefined()
    expect(library.latest('house')?.version).toBe(2)
  })

  it('a page can only stand beside one that is there', () => {
    const [page] = formWith(call).pages
    if (!page) throw new Error('The form has no page.')
    const pages = (beside: string) => ({ ...formWith(call), pages: [{ ...page, beside }] })
    expect(problemsOf(pages('visit'))).toEqual([])
    expect(problemsOf(pages('elsewhere'))).toEqual([
      'pages[0].beside: There is no page “elsewhere” in this form.',
    ])
  })
})

it('says where something belongs, and what a row waits for, in words', () => {
  const options = [
    { id: 'a', label: 'A', elsewhere: ' ' },
    { id: 'b', label: 'B' },
  ]
  const column = { kind: 'choice', id: 'whose', label: 'Whose?', options } as const
  expect(
    pathsOf(
      formWith({
        kind: 'rows',
        id: 'more',
        label: 'More',
        rowLabel: 'Thing',
        addLabel: 'Add',
        columns: [{ ...column, requiredFor: { completion: '' } }],
      }),
    ),
  ).toEqual([
    'pages[0].items[0].columns[0].options[0].elsewhere',
    'pages[0].items[0].columns[0].requiredFor.completion',
  ])
})
