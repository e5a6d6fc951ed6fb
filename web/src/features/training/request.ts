import type { TrainingOption, TrainingOptions, TrainingPreset, TrainingPresets, TrainingRequest } from '@/api/types'

export type OptionName = keyof TrainingOptions

/** What a person chose: a preset, what they changed of it, and what the run is to work on. */
export interface Choice {
  preset?: string
  changed: TrainingOptions
  dataset?: string
  base?: string
  add_annotated: boolean
}

export const firstChoice: Choice = { changed: {}, add_annotated: true }

export function chosenPreset(presets: TrainingPresets, choice: Choice): TrainingPreset | undefined {
  const name = choice.preset ?? presets.default
  return presets.presets.find((preset) => preset.name === name)
}

/** Another preset begins from its own settings. */
export const withPreset = (choice: Choice, preset: string): Choice => ({ ...choice, preset, changed: {} })

/** A setting that is emptied, or set to what the preset has anyway, is the preset's again. */
export function withOption(choice: Choice, preset: TrainingPreset, name: OptionName, value: number | undefined): Choice {
  const ownsIt = name !== 'image_size' || !preset.keeps_image_size
  const others: TrainingOptions = Object.fromEntries(Object.entries(choice.changed).filter(([known]) => known !== name))
  const isPresets = value === undefined || (ownsIt && preset.options[name] === value)
  return { ...choice, changed: isPresets ? others : { ...others, [name]: value } }
}

/** Whether a setting may have the value; one that is not changed has the preset's. */
export function isAllowed({ minimum, maximum, multiple_of }: TrainingOption, value: number | undefined): boolean {
  return value === undefined || (value >= minimum && value <= maximum && (multiple_of === null || value % multiple_of === 0))
}

/** The settings that a person changed to what they may not be. */
export function faultsOf(presets: TrainingPresets, { changed }: Choice): TrainingOption[] {
  return presets.options.filter((option) => !isAllowed(option, changed[option.name as OptionName]))
}

/** The request of the chosen preset with the changes, or of another preset as it is. */
export function requestOf({ changed, dataset, base, add_annotated }: Choice, preset: TrainingPreset, isChosen: boolean): TrainingRequest {
  return {
    preset: preset.name,
    add_annotated,
    ...(dataset ? { dataset } : {}),
    ...(base ? { base } : {}),
    ...(isChosen ? changed : {}),
  }
}
