export { type AlertRule, alertsRaised, type RaisedAlert } from './alerts.ts'
export { ask, said } from './authoring.ts'
export { checkValue, type FieldRefusal, valueOfDraft } from './check.ts'
export {
  circleColumns,
  circlePeople,
  peopleOn,
} from './circle.ts'
export { compileForm } from './compile.ts'
export {
  asksCountersignature,
  complete,
  countersign,
  isWhole,
  sendBack,
  setAside,
  type WrongState,
} from './completing.ts'
export {
  type Change,
  type ComputedLine,
  type CopiedAnswer,
  changesBetween,
  type Given,
  type GivenByName,
  type PointCounts,
  pointsCounted,
  takenOver,
} from './computed.ts'
export type {
  AnswerDefinition,
  Audience,
  ChoicesAnswer,
  ColumnDefinition,
  CompanionDefinition,
  ComputedDefinition,
  Condition,
  DrawingDefinition,
  FieldDefinition,
  FormDefinition,
  GuidanceDefinition,
  ItemDefinition,
  Option,
  PageDefinition,
  Profile,
  QuestionDefinition,
  RatingAnswer,
  RowsDefinition,
  ScaleAnswer,
  Scoring,
  Tool,
} from './definition.ts'
export {
  type AnswerState,
  type CompanionState,
  type ComputedState,
  type DrawingState,
  evaluate,
  type FormState,
  type GuidanceState,
  type ItemState,
  type Missing,
  type PageState,
  type Progress,
  type QuestionState,
  type RowItemState,
  type RowsItemState,
  type SigningState,
  type StrokeState,
} from './evaluate.ts'
export { type Form, fieldDefinition, isQuestion } from './form.ts'
export {
  ENOUGH,
  FIGURES_FORMAT,
  figuresHash,
  type HandedFigure,
  type HandedFigures,
  type HandedLine,
  isHandedFigures,
} from './handed-figures.ts'
export { optionsOf, toggleChoice } from './kinds/choice.ts'
export { dateInWords } from './kinds/date.ts'
export { DONT_KNOW, isDontKnow, offersDontKnow } from './kinds/dont-know.ts'
export { textOfValue, valueInWords, valueOfText } from './kinds/index.ts'
export { type LevelMeaning, levelsOf, meaningsOf, type PickedLevel } from './kinds/levels.ts'
export { isPhoto, type Photo, type PhotoType } from './kinds/photo.ts'
export { stepsOf } from './kinds/scale.ts'
export { isSignature, type Signature } from './kinds/signature.ts'
export { isStaff, type Staff } from './kinds/staff.ts'
export { maxLengthOf } from './kinds/text.ts'
export { type FormLibrary, formLibrary } from './library.ts'
export { type LifeMapPage, lifeMapOf, strokesIn } from './life-map.ts'
export { speaksOnlyOfOthers } from './own-part.ts'
export { applyPack, type FindPack, formInWords } from './packs/apply.ts'
export { parseWordsInHand, partOfPack, type WordsInHand } from './packs/in-hand.ts'
export { type ContentPack, isPack, PACK_FORMAT, type PracticeBounds, packHash } from './packs/pack.ts'
export { sameWords, type Words, wordsOf } from './packs/words.ts'
export type { Problem } from './problem.ts'
export { firstRows, placeAfterAll, placeAfterShown, readyRows, tableOf } from './rows.ts'
export { readsTheSame } from './same.ts'
export { compareCircles, type PersonMoved } from './scores/circles.ts'
export { type ComparedLine, compareLines, type Move, type Moves, movesOf } from './scores/compared.ts'
export { type Point, type ScoredLine, scoredLines } from './scores/lines.ts'
export {
  type LevelCounts,
  levelCounts,
  type Need,
  needsOf,
  type TalkedPart,
  talkedParts,
} from './scores/summaries.ts'
export { type Tally, tallies } from './scores/tally.ts'
export { type SignatureState, signedContent } from './signing.ts'
export { wheelParts } from './wheel.ts'
export { type AnswerInWords, answersAsText, type Signed, wordsOfState } from './words.ts'
