import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useSearchParams } from 'react-router-dom'
import { useCameras } from '@/api/useCameras'
import { useDetectionClasses } from '@/api/useDetectionClasses'
import { IconX } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { filterNames, withFilter, withoutFilters, type FilterName } from './filters'

const say = texts.photosPage

/** The filters; what they are set to stands in the address. */
export function FilterBar() {
  const [search, setSearch] = useSearchParams()
  const cameras = useCameras().data?.map((camera) => camera.name) ?? []
  const classNames = useDetectionClasses().data?.classes.map((known) => known.class_name) ?? []
  const field = (name: FilterName) => ({
    value: search.get(name) ?? '',
    onChange: (event: { currentTarget: { value: string } }) =>
      setSearch(withFilter(search, name, event.currentTarget.value), { replace: true }),
  })
  return (
    <Group component="form" role="search" aria-label={say.filters} gap="sm" align="flex-end">
      <NativeSelect label={say.camera} data={options(say.allCameras, cameras)} {...field('camera')} />
      <NativeSelect label={say.className} data={options(say.allClasses, classNames)} {...field('class_name')} />
      <NativeSelect
        label={say.detections}
        data={yesNo(say.anyDetections, say.withDetections, say.withoutDetections)}
        {...field('has_detections')}
      />
      <NativeSelect label={say.marked} data={yesNo(say.anyMarked, say.onlyMarked, say.notMarked)} {...field('marked')} />
      <TextInput type="date" label={say.from} {...field('start_date')} />
      <TextInput type="date" label={say.to} {...field('end_date')} />
      {filterNames.some((name) => search.has(name)) && (
        <Button
          variant="subtle"
          leftSection={<IconX size={16} />}
          onClick={() => setSearch(withoutFilters(search), { replace: true })}
        >
          {say.clear}
        </Button>
      )}
    </Group>
  )
}

const options = (all: string, names: string[]) => [
  { value: '', label: all },
  ...names.map((name) => ({ value: name, label: name })),
]

const yesNo = (any: string, yes: string, no: string) => [
  { value: '', label: any },
  { value: 'true', label: yes },
  { value: 'false', label: no },
]
