// What is before an unlock and is not the lock screen: it comes in one file, and after that.
import '../app.css'

export { HandInPage } from './HandInPage.tsx'
export { NewerDatabase } from './NewerDatabase.tsx'
export { NoDatabase } from './NoDatabase.tsx'
export { OtherStep } from './OtherStep.tsx'
export { UnlockWithPasskey } from './UnlockWithPasskey.tsx'
