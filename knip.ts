import type { KnipConfig } from 'knip'

export default {
  entry: [
    'src/server/main.ts', // npm start
    'src/server/commands/{backup,restore,forms}.ts', // npm run backup, npm run restore, npm run forms
    'src/worker/*.worker.ts', // started by their URL
    'src/ui/web.ts', // stands in for solid-js/web (vite.config.ts)
    'tests/store/stored/write.ts', // run once for each version of the device's database
    'tests/**/*.test.{ts,tsx}',
  ],
  project: ['src/**', 'tests/**', '.ci/**', '*.ts'],
  // A style sheet takes its font file, which knip does not read.
  ignoreDependencies: ['@fontsource-variable/atkinson-hyperlegible-next'],
  // Tools of the machine that read a PDF back in tests; .ci/prepare.mjs sees to them.
  ignoreBinaries: ['pdftotext', 'pdfinfo'],
  // A type may be exported beside the function that takes it, before anyone needs its name.
  ignoreExportsUsedInFile: { type: true },
} satisfies KnipConfig
