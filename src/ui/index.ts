import './styles/first.css'
import './styles/index.css'

export type { Answering, OfficerParts, Whole } from './answering.ts'
export { BrandMark } from './Brand.tsx'
export { Button, type ButtonLook, type ButtonProps } from './Button.tsx'
export { ByKey } from './ByKey.tsx'
export { AnswerWords, CheckAnswers } from './CheckAnswers.tsx'
export { type ConflictChoice, ConflictPanel } from './ConflictPanel.tsx'
export { DateField } from './DateField.tsx'
export { Dialog } from './Dialog.tsx'
export { ErrorSummary } from './ErrorSummary.tsx'
export { FileField } from './FileField.tsx'
export { FormFields } from './FormFields.tsx'
export { fieldDomId, focusField } from './field-ids.ts'
export { AppFrame, NavLink, NavRail, SessionFrame } from './frames.tsx'
export { GuidancePanel } from './Guidance.tsx'
export { Help } from './Help.tsx'
export { MovePlot } from './MovePlot.tsx'
export { Photograph } from './Photograph.tsx'
export {
  Card,
  IdentityBar,
  Item,
  ItemList,
  PageHeader,
  ProgressBar,
  type SyncState,
  SyncWords,
  Tag,
  type Task,
  TaskList,
  type Tone,
} from './parts.tsx'
export { Choice, Choices, Tick, YesNoPad } from './picks.tsx'
export { RowsField } from './RowsField.tsx'
export { SignaturePad, SignatureShown } from './SignaturePad.tsx'
export { ProseField, TextField, type TextProps } from './TextField.tsx'
export { dayAndTimeInWords, durationInWords, timeInWords, timeLeftInWords } from './times.ts'
export { StrokeChoice } from './tools/ink/StrokeConflicts.tsx'
export { PictureShown } from './tools/Shapes.tsx'
