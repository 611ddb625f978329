/** Something wrong in a definition: where its author finds it, and what to do. */
export type Problem = { readonly path: string; readonly message: string }

/** The same problems, seen from further out. */
export const problemsUnder = (path: string, problems: readonly Problem[]): readonly Problem[] =>
  problems.map((problem) => ({ ...problem, path: problem.path === '' ? path : `${path}.${problem.path}` }))

export const idProblems = (path: string, id: string): readonly Problem[] =>
  /^[a-z0-9-]{1,64}$/.test(id)
    ? []
    : [{ path, message: `"${id}" is not an id: use 1 to 64 of a-z, 0-9 and hyphen.` }]

export const blankProblems = (path: string, text: string): readonly Problem[] =>
  text.trim() === '' ? [{ path, message: 'This text is empty: write what the person should read.' }] : []

/** One problem for every id that has been used before in `ids`. */
export const duplicateProblems = (
  pathOf: (index: number) => string,
  ids: readonly string[],
): readonly Problem[] =>
  ids.flatMap((id, index) =>
    ids.indexOf(id) < index
      ? [{ path: pathOf(index), message: `"${id}" is already used: ids must be different.` }]
      : [],
  )
