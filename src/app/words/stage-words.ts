import type { Stage } from '#casework'
import { latestOfficerForm } from '#catalogue/officer'
import { fieldDefinition, valueInWords } from '#forms'

/** A stage as the case file has it. */
export function stageWords(stage: Stage): string {
  const form = latestOfficerForm('case-file')
  const definition = form && fieldDefinition(form, 'stage/answer')
  return definition ? valueInWords(definition, stage) : stage
}
