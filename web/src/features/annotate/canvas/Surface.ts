/** A canvas in CSS pixels, as sharp as the screen. */
export class Surface {
  private readonly context: CanvasRenderingContext2D

  constructor(private readonly canvas: HTMLCanvasElement) {
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no 2D canvas')
    this.context = context
  }

  resize(width: number, height: number): void {
    const ratio = window.devicePixelRatio
    this.canvas.width = Math.round(width * ratio)
    this.canvas.height = Math.round(height * ratio)
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0)
  }

  /** To paint on afresh. */
  cleared(): CanvasRenderingContext2D {
    this.context.clearRect(0, 0, this.canvas.width, this.canvas.height)
    return this.context
  }
}
