import { useDocumentVisibility, useWindowEvent } from '@mantine/hooks'
import type { UseQueryResult } from '@tanstack/react-query'
import { isActive } from '@/api/jobs/jobState'
import type { TrainingCheck, TrainingPresets } from '@/api/types'
import { useDatasets } from '@/api/useDatasets'
import { useStats } from '@/api/useStats'
import { useTrainingRuns } from '@/api/useTrainingRuns'
import { thisWindow } from '@/lib/thisWindow'
import { endTrainingChecks } from './api/endTrainingChecks'
import { useTrainingChecks } from './api/useTrainingChecks'
import { chosenPreset, requestOf, type Choice } from './request'

export type Checks = Map<string, UseQueryResult<TrainingCheck>>

/** The checks of all presets by name, the chosen one's first. They are made again when what a run learns from changes, and when a run has ended. */
export function useChecks(presets: TrainingPresets, choice: Choice, enabled: boolean): Checks {
  const datasets = useDatasets().data
  const stats = useStats().data
  const runs = useTrainingRuns().data
  const chosen = chosenPreset(presets, choice)
  const order = [...presets.presets].sort((a, b) => Number(b === chosen) - Number(a === chosen))
  // A check that a run was in the way of says nothing about the time after that run.
  const ended = runs?.map(({ id, state, finished_at }) => [id, state, finished_at])
  const data = JSON.stringify([datasets, stats?.waiting_count, stats?.deployed_model, ended])
  const isFree = runs !== undefined && !runs.some((run) => isActive(run.state))
  const known = datasets !== undefined && datasets.length > 0 && stats !== undefined && isFree
  const isSeen = useDocumentVisibility() === 'visible' // else each photo annotated in another window would be followed by checks
  const results = useTrainingChecks(order.map((preset) => requestOf(choice, preset, preset === chosen)), data, enabled && known && isSeen)
  // The next window's checks would wait for those of one that is closed.
  useWindowEvent('pagehide', () => void endTrainingChecks(thisWindow))
  return new Map(order.flatMap((preset, index) => (results[index] ? [[preset.name, results[index]] as const] : [])))
}
