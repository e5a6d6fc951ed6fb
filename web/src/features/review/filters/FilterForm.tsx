import { NativeSelect, NumberInput, SimpleGrid, TextInput } from '@mantine/core'
import { useSearchParams } from 'react-router-dom'
import { useCameras } from '@/api/photos/useCameras'
import { useModels } from '@/api/useModels'
import { texts } from '@/lib/texts'
import { useDetectionClasses } from '../api/useDetectionClasses'
import { gapOf, isReversed, queryOf, withChanges, type Changes, type FilterName } from '../reviewAddress'
import { fixedOptions, type Option } from './filterLabels'

const say = texts.review.filters

const named = (all: string, names: string[]): Option[] => [{ value: '', label: all }, ...names.map((name) => ({ value: name, label: name }))]

/** Fields whose values stand in the address. */
function useFields() {
  const [search, setSearch] = useSearchParams()
  const set = (changes: Changes & Partial<Record<FilterName, string>>) => setSearch(withChanges(search, { ...changes, at: null }), { replace: true })
  const field = (name: FilterName) => ({
    value: search.get(name) ?? '',
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  })
  const percent = (name: 'min_confidence' | 'max_confidence') => ({
    min: 0,
    max: 100,
    clampBehavior: 'strict' as const,
    value: search.has(name) ? Math.round(Number(search.get(name)) * 100) : '',
    onChange: (value: string | number) => set({ [name]: value === '' ? '' : String(Number(value) / 100) }),
  })
  return { search, set, field, percent }
}

/** Every filter; what they are set to stands in the address. */
export function FilterForm() {
  const { search, set, field, percent } = useFields()
  const cameras = useCameras().data?.map((camera) => camera.name) ?? []
  const animals = useDetectionClasses().data?.classes.map((known) => known.class_name) ?? []
  const models = useModels().data?.map((model) => model.name) ?? []
  const reversed = isReversed(queryOf(search))
  return (
    <SimpleGrid component="form" cols={{ base: 2, sm: 3 }} spacing="sm" role="search" aria-label={say.title} onSubmit={(event) => event.preventDefault()}>
      <NativeSelect label={say.camera} data={named(say.all.camera, cameras)} {...field('camera')} />
      <NativeSelect label={say.className} data={named(say.all.className, animals)} {...field('class_name')} />
      <NativeSelect label={say.light} data={fixedOptions.light} {...field('light')} />
      <NativeSelect label={say.reviewed} data={fixedOptions.reviewed} {...field('reviewed')} />
      <NativeSelect label={say.verdict} data={fixedOptions.verdict} {...field('verdict')} />
      <NativeSelect label={say.marked} data={fixedOptions.marked} {...field('marked')} />
      <NativeSelect label={say.annotated} data={fixedOptions.annotated} {...field('annotated')} />
      <NativeSelect label={say.note} data={fixedOptions.has_note} {...field('has_note')} />
      <NativeSelect label={say.model} data={named(say.all.model, models)} {...field('model')} />
      <NumberInput label={say.minConfidence} {...percent('min_confidence')} />
      <NumberInput label={say.maxConfidence} error={reversed.confidence && say.confidenceReversed} {...percent('max_confidence')} />
      <NumberInput
        label={texts.review.gap}
        description={texts.review.gapHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        min={1}
        max={1440}
        value={gapOf(search)}
        onChange={(value) => Number(value) > 0 && set({ gap: Number(value) })}
      />
      <TextInput type="date" label={say.from} {...field('start_date')} />
      <TextInput type="date" label={say.to} error={reversed.dates && say.datesReversed} {...field('end_date')} />
    </SimpleGrid>
  )
}
