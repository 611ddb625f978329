import type { Head, Statement } from '#record'
import { when } from '../words/when.ts'
import { useApp } from './context.ts'

const viaInWords = { officer: '', session: ', in session mode', import: '' } as const

/** By whom, how, where and when: "You, in session mode, on another tablet, 23 Nov, 14:02". */
export function useSaid(): (head: Pick<Head, 'statement'>) => string {
  const { device, open, nameOf } = useApp()
  const who = ({ author, via, device: from }: Statement): string => {
    if (via === 'import') return 'Brought in by the service'
    const elsewhere = author === open.vault.author && from !== open.vault.device
    return `${nameOf(author)}${viaInWords[via]}${elsewhere ? ', on another tablet' : ''}`
  }
  return ({ statement }) => `${who(statement)}, ${when(statement.at, device.parts.surroundings.clock())}`
}
