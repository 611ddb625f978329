import { compileForm } from './compile.ts'
import type { FormDefinition } from './definition.ts'
import type { Form } from './form.ts'

/** Forms by id and version; a version once accepted stays. */
export type FormLibrary = {
  readonly forms: readonly Form[]
  /** Undefined when there is no such form or version. */
  readonly find: (id: string, version: number) => Form | undefined
  /** The newest version: what a new record starts with. */
  readonly latest: (id: string) => Form | undefined
}

/** @throws Error naming every problem of every form: a catalogue that does not load is a bug. */
export function formLibrary(definitions: readonly FormDefinition[]): FormLibrary {
  const problems: string[] = []
  const forms: Form[] = []
  for (const definition of definitions) {
    const compiled = compileForm(definition)
    if (compiled.ok) forms.push(compiled.value)
    else problems.push(...compiled.error.map(({ path, message }) => `${definition.id}: ${path}: ${message}`))
  }
  const names = forms.map(({ id, version }) => `${id} version ${version}`)
  problems.push(
    ...names.filter((name, index) => names.indexOf(name) < index).map((name) => `${name} is there twice.`),
  )
  if (problems.length > 0) throw new Error(`Forms with problems:\n${problems.join('\n')}`)
  return {
    forms,
    find: (id, version) => forms.find((form) => form.id === id && form.version === version),
    latest: (id) => forms.filter((form) => form.id === id).sort((a, b) => b.version - a.version)[0],
  }
}
