import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { helpFor } from '../../src/app/words/help.ts'

const routes = readFileSync('src/app/shell/routes.tsx', 'utf8')
const paths = [...routes.matchAll(/path: '([^']+)'/g)].map(([, path = '']) => path)

it('every screen of the officer’s app has help of its own', () => {
  expect(paths.length).toBeGreaterThan(5)
  const without = helpFor('/somewhere-else').title
  expect(paths.filter((path) => helpFor(path).title === without)).toEqual([])
})

it('every help says how to lock', () => {
  for (const path of [...paths, '/somewhere-else'])
    expect(helpFor(path).paragraphs.at(-1)).toMatch(/Ctrl, Shift and L/)
})
