import { getStroke } from 'perfect-freehand'

/** Nothing but perfect-freehand on a canvas as large as the map's: the points of one stroke, drawn anew in every frame. */
const canvas = document.createElement('canvas')
canvas.className = 'ink-stage'
canvas.width = 900
canvas.height = 490
Object.assign(canvas.style, { position: 'absolute', left: '120px', top: '120px', touchAction: 'none' })
document.body.append(canvas)
const context = canvas.getContext('2d')
let points: number[][] = []
let frame = 0

canvas.addEventListener('pointerdown', (event) => {
  canvas.setPointerCapture(event.pointerId)
  points = [[event.offsetX, event.offsetY, event.pressure]]
})
canvas.addEventListener('pointermove', (event) => {
  if (points.length === 0) return
  for (const move of event.getCoalescedEvents()) points.push([move.offsetX, move.offsetY, move.pressure])
  cancelAnimationFrame(frame)
  frame = requestAnimationFrame(draw)
})
canvas.addEventListener('pointerup', () => {
  points = []
})

function draw(): void {
  if (!context) return
  const outline = getStroke(points, { size: 4, thinning: 0.5, smoothing: 0.5, streamline: 0.4 })
  context.clearRect(0, 0, canvas.width, canvas.height)
  const path = new Path2D()
  let [lastX = 0, lastY = 0] = outline.at(-1) ?? []
  for (const [index, [x = 0, y = 0]] of outline.entries()) {
    if (index === 0) path.moveTo((lastX + x) / 2, (lastY + y) / 2)
    else path.quadraticCurveTo(lastX, lastY, (lastX + x) / 2, (lastY + y) / 2)
    lastX = x
    lastY = y
  }
  path.closePath()
  context.fill(path)
}
Object.assign(globalThis, { ink: { openedIn: 0, bytes: 0, points: 1 } })
