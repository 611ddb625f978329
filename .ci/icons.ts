/** Draws the PNG icons from public/icon.svg: `npm run icons`, after the SVG changes. The PNGs are committed. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

const svg = readFileSync('public/icon.svg', 'utf8')
// Launchers cut maskable icons to their own shape: paper to the edge, the mark inside the middle 80 %.
const square = svg.replace(/ rx="104"/, '')
const maskable = square
  .replace('<ellipse', '<g transform="translate(51 51) scale(.8)"><ellipse')
  .replace('</svg>', '</g></svg>')

const icons = [
  { file: 'icon-192.png', size: 192, markup: svg },
  { file: 'icon-512.png', size: 512, markup: svg },
  { file: 'icon-180.png', size: 180, markup: square },
  { file: 'icon-maskable-512.png', size: 512, markup: maskable },
]

const browser = await chromium.launch({
  executablePath: execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim(),
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage()
for (const { file, size, markup } of icons) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>body{margin:0} svg{display:block;width:100vw;height:100vh}</style>${markup}`)
  writeFileSync(`public/${file}`, await page.screenshot({ omitBackground: true }))
}
await browser.close()
