import { Match, Switch } from 'solid-js'
import { useApp } from '../parts/context.ts'
import { NotHere } from '../parts/NotHere.tsx'
import { HandedFigures } from './HandedFigures.tsx'
import { TeamFigures } from './TeamFigures.tsx'

/** Numbers of the service: counted where all its cases are, and read where they were handed over to. */
export function FiguresScreen() {
  const { open } = useApp()
  return (
    <Switch fallback={<NotHere words="The figures of the service are for its managers." />}>
      <Match when={open.profile.role === 'manager'}>
        <TeamFigures />
      </Match>
      <Match when={open.profile.role === 'service-manager'}>
        <HandedFigures />
      </Match>
    </Switch>
  )
}
