import { Button, Checkbox, Collapse, NativeSelect, NumberInput, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import type { TrainingRequest } from '@/api/types'
import { useDatasets } from '@/api/useDatasets'
import { useModels } from '@/api/useModels'
import { useStartTraining } from '@/api/useStartTraining'
import { useStats } from '@/api/useStats'
import { ErrorState } from '@/components/ErrorState'
import { Panel } from '@/components/Panel'
import { IconPlayerPlay } from '@/lib/icons'
import { texts } from '@/lib/texts'

const say = texts.training

/** The defaults are the API's own. */
const defaults = {
  epochs: 12,
  batch: 16,
  image_size: 320,
  learning_rate: 0.001,
  frozen_stages: 2,
  seed: 0,
  add_annotated: true,
} satisfies TrainingRequest

type Change = (part: TrainingRequest) => void

export function StartForm({ busy }: { busy: boolean }) {
  const [request, setRequest] = useState<TrainingRequest>(defaults)
  const [advanced, { toggle }] = useDisclosure()
  const deployed = useStats().data?.deployed_model
  const start = useStartTraining()
  const change: Change = (part) => setRequest((before) => ({ ...before, ...part }))
  return (
    <Panel title={say.startTitle}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          start.mutate(request, { onSuccess: () => window.scrollTo({ top: 0, behavior: 'smooth' }) })
        }}
      >
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {say.startText(request.base ?? deployed ?? say.theDeployed)}
          </Text>
          <Count label={say.epochs} description={say.epochsHint} name="epochs" min={1} max={1000} request={request} change={change} />
          <Checkbox
            label={say.addAnnotated}
            checked={request.add_annotated}
            onChange={(event) => change({ add_annotated: event.currentTarget.checked })}
          />
          <Button variant="subtle" size="compact-sm" aria-expanded={advanced} onClick={toggle} style={{ alignSelf: 'flex-start' }}>
            {say.advanced}
          </Button>
          <Collapse in={advanced}>
            <Advanced request={request} change={change} />
          </Collapse>
          {start.isError && <ErrorState error={start.error} title={say.notStarted} />}
          <Button type="submit" size="md" leftSection={<IconPlayerPlay size={18} />} disabled={busy} loading={start.isPending}>
            {say.start}
          </Button>
          {busy && <Text size="sm">{say.oneAtATime}</Text>}
        </Stack>
      </form>
    </Panel>
  )
}

interface FieldProps {
  request: TrainingRequest
  change: Change
}

function Advanced({ request, change }: FieldProps) {
  const models = useModels().data ?? []
  const datasets = useDatasets().data ?? []
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <NativeSelect
        label={say.base}
        data={[{ value: '', label: say.theDeployed }, ...models.map((model) => model.name)]}
        value={request.base ?? ''}
        onChange={(event) => change({ base: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label={say.dataset}
        data={datasets.map((dataset) => dataset.name)}
        value={request.dataset ?? datasets.find((dataset) => dataset.active)?.name ?? ''}
        onChange={(event) => change({ dataset: event.currentTarget.value || undefined })}
      />
      <Count label={say.batch} name="batch" min={1} max={128} request={request} change={change} />
      <Count label={say.imageSize} name="image_size" min={160} max={1280} step={32} request={request} change={change} />
      <Count label={say.learningRate} name="learning_rate" min={0.000_001} max={1} step={0.0005} decimalScale={6} request={request} change={change} />
      <Count label={say.frozen} description={say.frozenHint} name="frozen_stages" min={0} max={4} request={request} change={change} />
      <Count label={say.seed} name="seed" min={0} max={1_000_000} request={request} change={change} />
      <TextInput label={say.notes} value={request.notes ?? ''} onChange={(event) => change({ notes: event.currentTarget.value })} />
    </SimpleGrid>
  )
}

interface CountProps extends FieldProps {
  label: string
  description?: string
  name: 'epochs' | 'batch' | 'image_size' | 'learning_rate' | 'frozen_stages' | 'seed'
  min: number
  max: number
  step?: number
  decimalScale?: number
}

/** A number of the request; an emptied field goes back to its default. */
function Count({ name, request, change, decimalScale = 0, ...field }: CountProps) {
  return (
    <NumberInput
      {...field}
      decimalScale={decimalScale}
      required
      withAsterisk={false}
      value={request[name]}
      onChange={(value) => change({ [name]: typeof value === 'number' ? value : defaults[name] })}
    />
  )
}
