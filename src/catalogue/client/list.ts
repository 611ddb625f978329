import type { RowsDefinition } from '#forms'

/** A list of up to five lines; three stand ready. */
export const list = (
  id: string,
  column: string,
  words: Pick<RowsDefinition, 'label' | 'hint' | 'rowLabel' | 'addLabel'>,
): RowsDefinition => ({
  kind: 'rows',
  id,
  ready: 3,
  most: 5,
  counted: true,
  columns: [{ kind: 'text', id: column, label: words.rowLabel }],
  ...words,
})
