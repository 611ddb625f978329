import { createRootRoute, createRoute, type createRouter, lazyRouteComponent } from '@tanstack/solid-router'
import { CasesScreen } from '../case/CasesScreen.tsx'
import { NotHere } from '../parts/NotHere.tsx'
import { TodayScreen } from '../today/TodayScreen.tsx'
import { Shell } from './Shell.tsx'

const root = createRootRoute({
  component: Shell,
  notFoundComponent: () => <NotHere words="There is nothing at this address." />,
})

const today = createRoute({ getParentRoute: () => root, path: '/', component: TodayScreen })

const cases = createRoute({ getParentRoute: () => root, path: '/cases', component: CasesScreen })

const device = createRoute({
  getParentRoute: () => root,
  path: '/device',
  component: lazyRouteComponent(() => import('./DeviceScreen.tsx'), 'DeviceScreen'),
})

const secondStep = createRoute({
  getParentRoute: () => root,
  path: '/second-step',
  component: lazyRouteComponent(() => import('../second-step/SecondStepScreen.tsx'), 'SecondStepScreen'),
})

const passphrase = createRoute({
  getParentRoute: () => root,
  path: '/passphrase',
  component: lazyRouteComponent(() => import('../passphrase/PassphraseScreen.tsx'), 'PassphraseScreen'),
})

const passkey = createRoute({
  getParentRoute: () => root,
  path: '/passkey',
  component: lazyRouteComponent(() => import('../passkey/PasskeyScreen.tsx'), 'PasskeyScreen'),
})

const handIn = createRoute({
  getParentRoute: () => root,
  path: '/hand-in',
  component: lazyRouteComponent(() => import('../carry/HandInScreen.tsx'), 'HandInScreen'),
})

const team = createRoute({
  getParentRoute: () => root,
  path: '/team',
  component: lazyRouteComponent(() => import('../team/TeamScreen.tsx'), 'TeamScreen'),
})

const supervision = createRoute({
  getParentRoute: () => root,
  path: '/supervision',
  component: lazyRouteComponent(() => import('../supervision/SupervisionScreen.tsx'), 'SupervisionScreen'),
})

const figures = createRoute({
  getParentRoute: () => root,
  path: '/figures',
  component: lazyRouteComponent(() => import('../figures/FiguresScreen.tsx'), 'FiguresScreen'),
})

const devices = createRoute({
  getParentRoute: () => root,
  path: '/devices',
  component: lazyRouteComponent(() => import('../devices/DevicesScreen.tsx'), 'DevicesScreen'),
})

const erasing = createRoute({
  getParentRoute: () => root,
  path: '/erasing',
  component: lazyRouteComponent(() => import('../erasing/ErasingScreen.tsx'), 'ErasingScreen'),
})

const parked = createRoute({
  getParentRoute: () => root,
  path: '/parked',
  component: lazyRouteComponent(() => import('../parked/ParkedScreen.tsx'), 'ParkedScreen'),
})

const wording = createRoute({
  getParentRoute: () => root,
  path: '/wording',
  component: lazyRouteComponent(() => import('../wording/WordingScreen.tsx'), 'WordingScreen'),
})

const referrals = createRoute({
  getParentRoute: () => root,
  path: '/referrals',
  component: lazyRouteComponent(() => import('../intake/ReferralsScreen.tsx'), 'ReferralsScreen'),
})

const waiting = createRoute({
  getParentRoute: () => root,
  path: '/waiting',
  component: lazyRouteComponent(() => import('../allocate/WaitingScreen.tsx'), 'WaitingScreen'),
})

const staff = createRoute({
  getParentRoute: () => root,
  path: '/staff',
  component: lazyRouteComponent(() => import('../staff/StaffScreen.tsx'), 'StaffScreen'),
})

const staffMember = createRoute({
  getParentRoute: () => root,
  path: '/staff/$officer',
  component: lazyRouteComponent(() => import('../staff/StaffMemberScreen.tsx'), 'StaffMemberScreen'),
})

const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$space',
  component: lazyRouteComponent(() => import('../case/CaseScreen.tsx'), 'CaseScreen'),
})

const allocate = createRoute({
  getParentRoute: () => root,
  path: '/cases/$space/allocate',
  component: lazyRouteComponent(() => import('../allocate/AllocateScreen.tsx'), 'AllocateScreen'),
})

const sight = createRoute({
  getParentRoute: () => root,
  path: '/cases/$space/sight',
  component: lazyRouteComponent(() => import('../sight/SightScreen.tsx'), 'SightScreen'),
})

const askWord = createRoute({
  getParentRoute: () => root,
  path: '/cases/$space/ask-word',
  component: lazyRouteComponent(() => import('../sight/AskWordScreen.tsx'), 'AskWordScreen'),
})

const askErasing = createRoute({
  getParentRoute: () => root,
  path: '/cases/$space/erase',
  component: lazyRouteComponent(() => import('../erasing/AskErasingScreen.tsx'), 'AskErasingScreen'),
})

const holding = createRoute({
  getParentRoute: () => root,
  path: '/cases/$space/hold',
  component: lazyRouteComponent(() => import('../erasing/HoldScreen.tsx'), 'HoldScreen'),
})

const record = createRoute({
  getParentRoute: () => root,
  path: '/cases/$space/records/$record',
  component: lazyRouteComponent(() => import('../case/RecordScreen.tsx'), 'RecordScreen'),
})

const separate = createRoute({
  getParentRoute: () => root,
  path: '/cases/$space/separate',
  component: lazyRouteComponent(() => import('../case/SeparateScreen.tsx'), 'SeparateScreen'),
})

const outputs = createRoute({
  getParentRoute: () => root,
  path: '/cases/$space/outputs',
  component: lazyRouteComponent(() => import('../outputs/OutputsScreen.tsx'), 'OutputsScreen'),
})

const getReady = createRoute({
  getParentRoute: () => root,
  path: '/cases/$space/get-ready',
  component: lazyRouteComponent(() => import('../session/GetReadyScreen.tsx'), 'GetReadyScreen'),
})

const handBack = createRoute({
  getParentRoute: () => root,
  path: '/cases/$space/hand-back',
  component: lazyRouteComponent(() => import('../session/HandBackScreen.tsx'), 'HandBackScreen'),
})

export const routeTree = root.addChildren([
  today,
  cases,
  device,
  secondStep,
  passphrase,
  passkey,
  handIn,
  team,
  supervision,
  figures,
  devices,
  erasing,
  parked,
  wording,
  referrals,
  waiting,
  staff,
  staffMember,
  oneCase,
  allocate,
  sight,
  askWord,
  askErasing,
  holding,
  record,
  separate,
  outputs,
  getReady,
  handBack,
])

declare module '@tanstack/solid-router' {
  interface Register {
    router: ReturnType<typeof createRouter<typeof routeTree>>
  }
}
