import { Group, Text } from '@mantine/core'
import classes from './LineChart.module.css'

export interface Series {
  name: string
  color: string
  values: (number | null)[]
}

interface Props {
  label: string
  series: Series[]
  /** Upper end of the axis; the data's own when absent. */
  max?: number
  format: (value: number) => string
}

const width = 460
const height = 180
const margin = { left: 44, right: 10, top: 10, bottom: 22 }
const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom }

/** Curves over epochs, the first value at epoch 1. */
export function LineChart({ label, series, max, format }: Props) {
  const shown = series.flatMap((line) => line.values).filter((value): value is number => value !== null)
  const top = max ?? niceTop(Math.max(0, ...shown))
  const count = Math.max(1, ...series.map((line) => line.values.length))
  const x = (index: number) => margin.left + (count === 1 ? inner.width / 2 : (inner.width * index) / (count - 1))
  const y = (value: number) => margin.top + inner.height * (1 - value / top)
  return (
    <figure className={classes.figure}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={summary(label, series, format)}>
        <Axis top={top} count={count} x={x} y={y} format={format} />
        {series.map((line) => (
          <Curve key={line.name} line={line} x={x} y={y} />
        ))}
      </svg>
      <Legend series={series} format={format} />
    </figure>
  )
}

interface Scale {
  x: (index: number) => number
  y: (value: number) => number
}

function Axis({ top, count, x, y, format }: Scale & { top: number; count: number; format: Props['format'] }) {
  return (
    <g className={classes.axis}>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line x1={margin.left} x2={width - margin.right} y1={y(top * share)} y2={y(top * share)} />
          <text x={margin.left - 6} y={y(top * share) + 4} textAnchor="end">
            {format(top * share)}
          </text>
        </g>
      ))}
      {[...new Set([0, Math.floor((count - 1) / 2), count - 1])].map((index) => (
        <text key={index} x={x(index)} y={height - 5} textAnchor="middle">
          {index + 1}
        </text>
      ))}
    </g>
  )
}

function Curve({ line, x, y }: Scale & { line: Series }) {
  const points = line.values.flatMap((value, index) => (value === null ? [] : [{ cx: x(index), cy: y(value) }]))
  const last = points.at(-1)
  return (
    <g style={{ color: line.color }}>
      <polyline className={classes.curve} points={points.map(({ cx, cy }) => `${cx},${cy}`).join(' ')} />
      {last && <circle {...last} r={3.5} fill="currentColor" />}
    </g>
  )
}

function Legend({ series, format }: { series: Series[]; format: Props['format'] }) {
  return (
    <Group component="figcaption" gap="md">
      {series.map((line) => (
        <Group key={line.name} gap={6}>
          <span className={classes.swatch} style={{ background: line.color }} />
          <Text size="xs">
            {line.name} <b>{lastValue(line, format)}</b>
          </Text>
        </Group>
      ))}
    </Group>
  )
}

function lastValue(line: Series, format: Props['format']): string {
  const last = line.values.findLast((value) => value !== null)
  return last === null || last === undefined ? '–' : format(last)
}

const summary = (label: string, series: Series[], format: Props['format']) =>
  `${label}: ${series.map((line) => `${line.name} ${lastValue(line, format)}`).join(', ')}`

/** The next round number: 1, 2 or 5 times a power of ten. */
function niceTop(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return power * ([1, 2, 5].find((step) => step * power >= value) ?? 10)
}
