import { Help } from '#ui'
import { type HelpOf, help, hideHelp } from './help.ts'

/** Help on the page that is open; Hide stays in reach beside it. */
export const HelpButton = (props: { readonly of: HelpOf }) => (
  <Help title="Help with this page" paragraphs={[...help[props.of], hideHelp]} />
)
