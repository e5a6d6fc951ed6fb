import type { TimelineBox, TimelinePhoto } from '@/api/types'

interface Wanted extends Partial<TimelinePhoto> {
  id: number
  /** After midnight of the first of May 2026. */
  minute?: number
}

/** A photo for tests, with what matters to the test. */
export function aPhoto({ minute = 0, ...wanted }: Wanted): TimelinePhoto {
  return {
    filename: `${wanted.id}.jpg`, width: 400, height: 300, camera: 'gate', utc_offset_minutes: 0, light: 'day',
    captured_at: new Date(Date.UTC(2026, 4, 1) + minute * 60_000).toISOString(),
    verdict: null, verdict_class: null, marked: false, mark_reason: null, note: null, annotated: false, annotated_empty: false,
    model_name: 'deer-1', boxes: [], ...wanted,
  }
}

export function aBox(confidence: number, wanted: Partial<TimelineBox> = {}): TimelineBox {
  return { id: 1, class_name: 'deer', confidence, x_min: 0.1, y_min: 0.1, x_max: 0.4, y_max: 0.5, verdict: null, verdict_class: null, ...wanted }
}
