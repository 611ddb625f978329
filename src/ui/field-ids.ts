/** The DOM id of a form field's first control; letters of row ids stay as they are, so that ids stay different. */
export const fieldDomId = (field: string): string => `field-${field.replaceAll('/', '.')}`

/** Puts the focus on a form field. False when it is not on this page. */
export function focusField(field: string): boolean {
  const control = document.getElementById(fieldDomId(field))
  // What is folded away cannot be in focus.
  for (let fold = control?.closest('details'); fold; fold = fold.parentElement?.closest('details'))
    fold.open = true
  control?.focus()
  control?.scrollIntoView({ block: 'center' })
  return control !== null
}
