import type { KnipConfig } from 'knip'

export default {
  workspaces: {
    '.': {
      entry: [
        'src/server/main.ts', // npm start
        'src/server/commands/{backup,restore,forms,service}.ts', // npm run backup, npm run restore, npm run forms, npm run service
        'src/worker/*.worker.ts', // started by their URL
        'src/ui/web.ts', // stands in for solid-js/web (vite.config.ts)
        'tests/server/{erase,rotate}-and-die.ts', // killed in the middle, again and again
        'tests/server/erase-or-hold.ts', // two at once
        'tests/store/stored/write.ts', // run once for each version of the device's database
        'tests/**/*.test.{ts,tsx}',
      ],
      project: ['src/**', 'tests/**', '.ci/**', '*.ts'],
      // A style sheet takes its font file, which knip does not read.
      ignoreDependencies: ['@fontsource-variable/atkinson-hyperlegible-next'],
      // Tools of the machine that read a PDF back in tests; .ci/prepare.mjs sees to them.
      ignoreBinaries: ['pdftotext', 'pdfinfo'],
    },
    // A package of its own for what others would pick.
    'tests/bench': {
      entry: [
        'browser/{main,peers-page}.ts',
        'forms/{cairn.tsx,surveyjs.ts,odk.ts}',
        'bare/main.tsx',
        'ink/{main.tsx,bare.ts}',
      ],
      ignoreDependencies: ['events', 'rxjs'], // pouchdb-browser and rxdb ask for them
    },
  },
  // A type may be exported beside the function that takes it, before anyone needs its name.
  ignoreExportsUsedInFile: { type: true },
} satisfies KnipConfig
