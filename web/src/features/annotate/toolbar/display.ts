import { useLocalStorage } from '@mantine/hooks'

/** Drag: dragging draws, a click takes what the model sees. Corners: two clicks draw, from corner to corner. */
export type Tool = 'drag' | 'corners'

/** How photos are shown and drawn on; this browser remembers it. */
export interface Display {
  brightness: number
  contrast: number
  gamma: number
  crosshair: boolean
  tool: Tool
}

export type Light = Pick<Display, 'brightness' | 'contrast' | 'gamma'>

export const plainLight: Light = { brightness: 1, contrast: 1, gamma: 1 }
export const nightLight: Light = { brightness: 1.2, contrast: 1.1, gamma: 1.8 }
export const lightRanges = {
  brightness: { min: 0.3, max: 3, step: 0.1 },
  contrast: { min: 0.3, max: 3, step: 0.1 },
  gamma: { min: 0.4, max: 3, step: 0.1 },
} as const

const initial: Display = { ...plainLight, crosshair: false, tool: 'drag' }

export const isPlain = ({ brightness, contrast, gamma }: Light) => brightness === 1 && contrast === 1 && gamma === 1

/** The CSS filter for a light; `gammaId` names the SVG filter with its gamma curve. */
export function filterOf(light: Light, gammaId: string): string | undefined {
  if (isPlain(light)) return undefined
  const curve = light.gamma === 1 ? '' : `url("#${gammaId}") `
  return `${curve}brightness(${light.brightness}) contrast(${light.contrast})`
}

/** Settings as they were kept, with every value that is missing or out of range as at the beginning. */
export function displayFrom(text: string | undefined): Display {
  const kept = parsed(text)
  const within = (name: keyof Light) => {
    const value = kept[name]
    const { min, max } = lightRanges[name]
    return typeof value === 'number' && value >= min && value <= max ? value : 1
  }
  return {
    brightness: within('brightness'),
    contrast: within('contrast'),
    gamma: within('gamma'),
    crosshair: kept.crosshair === true,
    tool: kept.tool === 'corners' ? 'corners' : 'drag',
  }
}

function parsed(text: string | undefined): Partial<Record<keyof Display, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

export function useDisplay(): [Display, (change: Partial<Display>) => void] {
  const [display, setDisplay] = useLocalStorage<Display>({
    key: 'fieldloop.annotate.display',
    defaultValue: initial,
    getInitialValueInEffect: false,
    deserialize: displayFrom,
  })
  return [display, (change) => setDisplay((now) => ({ ...now, ...change }))]
}
