import './styles/first.css'

// A door of its own for what is drawn before anything else is there: index.ts would bring every control along.
export { BrandMark } from './Brand.tsx'
export { Button } from './Button.tsx'
export { GuidancePanel } from './Guidance.tsx'
export { Help } from './Help.tsx'
export { TextField } from './TextField.tsx'
export { trustedScriptUrl } from './trusted.ts'
