import { Button, NativeSelect, NumberInput, SimpleGrid, Stack, TextInput, type NumberInputProps } from '@mantine/core'
import type { TrainingCheck, TrainingOption, TrainingPreset, TrainingPresets } from '@/api/types'
import { useDatasets } from '@/api/useDatasets'
import { useModels } from '@/api/useModels'
import { texts } from '@/lib/texts'
import { isAllowed, withOption, type Choice, type OptionName } from './request'

const say = texts.training

/** So that the inputs of a row stand in line. */
const belowInput: NumberInputProps['inputWrapperOrder'] = ['label', 'input', 'description', 'error']

interface Props {
  presets: TrainingPresets
  preset: TrainingPreset
  choice: Choice
  check: TrainingCheck | undefined
  onChange: (choice: Choice) => void
  notes: string
  onNotes: (notes: string) => void
}

/** Every setting of a run, with what the preset has and what it may be. */
export function AllSettings({ presets, preset, choice, check, onChange, notes, onNotes }: Props) {
  const models = useModels().data ?? []
  const datasets = useDatasets().data ?? []
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NativeSelect
          label={say.base}
          description={say.baseHint}
          inputWrapperOrder={belowInput}
          data={[{ value: '', label: say.theDeployed }, ...models.map((model) => model.name)]}
          value={choice.base ?? ''}
          onChange={(event) => onChange({ ...choice, base: event.currentTarget.value || undefined })}
        />
        <NativeSelect
          label={say.dataset}
          description={say.datasetHint}
          inputWrapperOrder={belowInput}
          data={datasets.map((dataset) => dataset.name)}
          value={choice.dataset ?? datasets.find((dataset) => dataset.active)?.name ?? ''}
          onChange={(event) => onChange({ ...choice, dataset: event.currentTarget.value || undefined })}
        />
        {presets.options.map((option) => (
          <OptionInput key={option.name} option={option} preset={preset} choice={choice} check={check} onChange={onChange} />
        ))}
      </SimpleGrid>
      <TextInput label={say.notes} value={notes} maxLength={2000} onChange={(event) => onNotes(event.currentTarget.value)} />
      {Object.keys(choice.changed).length > 0 && (
        <Button variant="default" size="xs" onClick={() => onChange({ ...choice, changed: {} })} style={{ alignSelf: 'flex-start' }}>
          {say.backTo(preset.title)}
        </Button>
      )}
    </Stack>
  )
}

function OptionInput({ option, preset, choice, check, onChange }: { option: TrainingOption } & Omit<Props, 'presets' | 'notes' | 'onNotes'>) {
  const name = option.name as OptionName
  const isOfBase = name === 'image_size' && preset.keeps_image_size
  const ownValue = isOfBase ? undefined : preset.options[name]
  // Where the preset takes the base's image size, only the check knows it.
  const value = choice.changed[name] ?? ownValue ?? check?.options[name] ?? ''
  const fault = isAllowed(option, choice.changed[name]) ? undefined : say.mustBe(option.demand)
  const refusal = check?.refusals.find(({ field }) => field === name)
  return (
    <NumberInput
      label={option.title}
      description={`${option.text} ${isOfBase ? say.rangeOfBase(option.demand) : say.range(option.demand, String(ownValue))}`}
      error={fault ?? refusal?.message}
      inputWrapperOrder={belowInput}
      placeholder={isOfBase ? say.ofBase : undefined}
      min={option.minimum}
      max={option.maximum}
      step={option.multiple_of ?? option.maximum / 200}
      decimalScale={option.multiple_of === null ? 6 : 0}
      value={value}
      onChange={(next) => onChange(withOption(choice, preset, name, typeof next === 'number' ? next : undefined))}
    />
  )
}
