import type { Face } from './layout.ts'

/** What jsPDF calls the two faces of the one typeface. */
export const FAMILY = 'Atkinson Hyperlegible Next'
export const weightOf = (face: Face): 'normal' | 'bold' => (face === 'bold' ? 'bold' : 'normal')
