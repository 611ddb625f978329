/** What each folder of src may import from the others: docs/architecture.md shows the same table with words. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  record: ['core'],
  forms: ['core', 'record', 'drawing', 'drawing/values'],
  'forms/pack-reader': [], // a pack's file with all that may be wrong with it: for the manager who loads one
  'forms/register': [], // what a register of sharings asks: for the two doors of the catalogue that have one
  'forms/pictures': [], // what answers look like: for paper and the officers' app, which session mode need not load
  'catalogue/client': ['forms'],
  'catalogue/officer': ['forms', 'forms/register'],
  'catalogue/confidential': ['forms', 'forms/register'],
  drawing: ['core', 'record'],
  'drawing/values': [], // what every form needs of a drawing, without the geometry of the tools
  casework: ['core', 'record', 'forms'],
  'casework/leaving': [], // what leaves the separate place: for that place, which nothing else loads
  'casework/survivor-updates': [], // which updates the survivor is owed: for that place too
  protocol: ['core', 'record'],
  'protocol/second-factor': [], // what is sent and answered about second steps: for what comes when one is used or looked at
  'protocol/sight': [], // how a manager gives sight of a case: for screens that come when they are opened
  vault: ['core', 'protocol'],
  store: ['core', 'record', 'protocol', 'vault'],
  'store/session': [], // what session mode keeps records with: it loads no more of the store
  sync: ['core', 'record', 'protocol', 'protocol/second-factor', 'protocol/sight', 'store'],
  'sync/second-factor': [], // asking for it
  'sync/sight': [], // asking for it
  report: [
    'core',
    'record',
    'forms',
    'forms/pictures',
    'drawing',
    'drawing/values',
    'casework',
    'casework/leaving',
  ],
  ui: ['core', 'forms', 'drawing', 'drawing/values'],
  'ui/code-field': [], // for signing in: session mode has no use for it
  'ui/first': [], // the controls of the lock screen: what is loaded before it can be seen
  app: [
    ...[
      'core',
      'record',
      'forms',
      'catalogue/client',
      'catalogue/officer',
      'catalogue/confidential',
      'drawing',
      'drawing/values',
      'forms/pictures',
      'forms/pack-reader',
    ],
    ...[
      'casework',
      'casework/leaving',
      'casework/survivor-updates',
      'protocol',
      'protocol/second-factor',
      'protocol/sight',
      'vault',
      'store',
      'sync',
      'sync/second-factor',
      'sync/sight',
      'report',
      'ui',
      'ui/code-field',
      'ui/first',
    ],
  ],
  session: [
    'core',
    'record',
    'forms',
    'catalogue/client',
    'drawing',
    'drawing/values',
    'ui',
    'vault',
    'store/session',
    'sync',
  ],
  worker: ['core', 'protocol', 'vault', 'store', 'sync'],
  server: [
    ...['core', 'record', 'forms', 'catalogue/client', 'catalogue/officer', 'catalogue/confidential'],
    ...['casework', 'protocol', 'protocol/second-factor', 'protocol/sight'],
  ],
}

type PackageRule = { readonly packages: RegExp; readonly only: readonly string[]; readonly instead: string }

/** Packages that belong to some folders. */
export const packageRules: readonly PackageRule[] = [
  {
    packages: /^dexie$/,
    only: ['store'],
    instead: 'Ask #store for what you need; it knows about transactions, keys and locks.',
  },
  {
    packages: /^jspdf/,
    only: ['report'],
    instead: 'Hand the record to #report, which makes the document model and loads jsPDF when it is wanted.',
  },
  {
    packages: /^perfect-freehand$/,
    only: ['drawing'],
    instead:
      'Ask #drawing for the path of a stroke; it works each out once, and print and PDF draw the same.',
  },
  {
    packages: /^@tanstack\/solid-router/,
    only: ['app', 'session'],
    instead: 'Take a callback or a plain href; where a screen lives is for app and session to know.',
  },
  {
    packages: /^(solid-js|lucide-solid|@kobalte)(\/|$)/,
    only: ['ui', 'app', 'session'],
    instead:
      'Keep this folder free of the screen: return values or take callbacks, and make them reactive in #ui, app or session.',
  },
  {
    packages: /^(node:|hono$|hono\/|@hono\/|kysely|pg$)/,
    only: ['server'],
    instead:
      'This folder also runs in a browser. Take what you need as an argument (core has Clock and Random) or do it in server.',
  },
  {
    packages: /^otpauth/,
    only: ['app', 'server'],
    instead:
      'The codes of the second step are for the server to check and for one screen of the app to set up.',
  },
  {
    packages: /^@simplewebauthn\//,
    only: ['server'],
    instead: 'The browser asks for passkeys by itself; what they answer is for the server to check.',
  },
  {
    packages: /^qr($|\/)/,
    only: ['app'],
    instead: 'Only the screen that sets up a second step shows a QR code, and loads what draws it then.',
  },
  {
    packages: /^workbox-precaching/,
    only: ['worker'],
    instead: 'Only the service worker keeps copies of files.',
  },
  {
    packages: /^workbox-window/,
    only: ['app', 'session'],
    instead: 'Registering the service worker is for the two documents.',
  },
]
