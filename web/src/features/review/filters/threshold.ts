import { createContext, useContext } from 'react'

/** Boxes are shown from this confidence on. */
export interface Threshold {
  value: number
  set: (value: number) => void
}

export const ThresholdContext = createContext<Threshold>({ value: 0, set: () => undefined })
export const useThreshold = () => useContext(ThresholdContext)
