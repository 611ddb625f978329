import './styles/first.css'

// A door of its own for what is there before anything else, the typing of a worker's address too: index.ts would bring every control along.
export { BrandMark } from './Brand.tsx'
export { Button } from './Button.tsx'
export { GuidancePanel } from './Guidance.tsx'
export { Help } from './Help.tsx'
export { TextField } from './TextField.tsx'
export { trustedScriptUrl } from './trusted.ts'
