import { recordId, type Statement, type StatementSet, statementId } from '#record'

const header = {
  space: 'c3BhY2Utb25lLWZvci10ZQ',
  compartment: 'client',
  form: 'saq',
  sitting: 'session-1',
} as const

/** A statement about SAQ item 7, with whatever the test is about in its place. */
export const makeStatement = (more: Partial<Statement> = {}): Statement => ({
  record: recordId(header),
  version: 1,
  field: 'q07/answer',
  value: 'yes',
  replaces: [],
  author: 'YXV0aG9yLW9uZS1mb3ItdA',
  device: 'ZGV2aWNlLW9uZS1mb3ItdA',
  at: 1_000,
  via: 'officer',
  ...more,
})

export const accept = (...statements: readonly Statement[]): StatementSet => ({
  accepted: new Map(statements.map((statement) => [statementId(statement), statement])),
  withheld: new Map(),
})

export const withhold = (...statements: readonly Statement[]): StatementSet => ({
  accepted: new Map(),
  withheld: new Map(
    statements.map((statement) => {
      const id = statementId(statement)
      return [id, { id, field: statement.field, replaces: statement.replaces }]
    }),
  ),
})
