export { makeBlankLifeMap } from './make-blank.ts'
export { makeConfidential } from './make-confidential.ts'
export { type CopyRecord, type CopySource, type HeldRecord, makeCopy } from './make-copy.ts'
export {
  type DocumentModel,
  type Entry,
  markInWords,
  type PhotographOf,
  type Section,
  type SignaturePlace,
  signedInWords,
  type Told,
} from './model.ts'
export { type PdfFonts, renderPdf } from './render-pdf.ts'
