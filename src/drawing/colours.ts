/** The colours that drawings use, as the screen's tokens have them (src/ui/styles/tokens.css); paper prints the same. */
export const colours = {
  ink: '#1d2b2e',
  'ink-2': '#4a5a5d',
  line: '#e2dcd0',
  'line-2': '#cfc7b8',
  'line-control': '#8b8375',
  card: '#fffdf9',
  paper: '#f7f4ee',
  'paper-3': '#f3ecdf',
  teal: '#115e59',
  'teal-2': '#0b4744',
  'teal-soft': '#dcece8',
  green: '#2f6b3a',
  'green-soft': '#dfeedd',
  red: '#a8321f',
  'red-soft': '#f8dfd8',
  blue: '#2b5c8a',
  'blue-soft': '#dfeaf4',
  amber: '#a85b08',
  'amber-soft': '#fbeacb',
  plum: '#5d1f45',
} as const

export type Colour = keyof typeof colours

/** What a stroke is drawn in; a colour that this version does not know is drawn as ink. */
export const colourOf = (name: string): Colour => (name in colours ? (name as Colour) : 'ink')
