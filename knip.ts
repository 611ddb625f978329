import type { KnipConfig } from 'knip'

export default {
  entry: [
    'src/app/main.tsx', // index.html
    'src/session/main.tsx', // session.html
    'src/server/main.ts', // npm start
    'src/worker/*.worker.ts', // started by their URL
    'src/ui/web.ts', // stands in for solid-js/web (vite.config.ts)
    'tests/**/*.test.{ts,tsx}',
  ],
  project: ['src/**', 'tests/**', '.ci/**', '*.ts'],
} satisfies KnipConfig
