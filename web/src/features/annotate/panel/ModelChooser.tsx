import { NativeSelect, Switch, Text } from '@mantine/core'
import { useModels } from '@/api/useModels'
import { texts } from '@/lib/texts'
import type { Proposing } from '../useProposing'

const say = texts.annotate

interface Props {
  model: string | null
  onModel: (model: string | null) => void
  proposals: Proposing
}

/** Which model version proposes boxes, and whether they are shown. */
export function ModelChooser({ model, onModel, proposals }: Props) {
  const { data: models = [] } = useModels()
  const others = models.filter(({ state }) => state !== 'deployed').map(({ name }) => ({ value: name, label: name }))
  const deployed = models.find(({ state }) => state === 'deployed')?.name
  return (
    <>
      <Switch size="sm" label={say.showProposals} checked={proposals.shown} onChange={proposals.toggle} />
      <NativeSelect
        size="xs"
        label={say.proposalsBy}
        value={model ?? ''}
        onChange={(event) => onModel(event.currentTarget.value || null)}
        data={[{ value: '', label: say.deployedModel(deployed) }, ...others]}
      />
      <Text size="xs" c={proposals.error ? 'red' : 'dimmed'}>
        {proposals.error ? proposals.error.message : say.proposalsCount}
      </Text>
    </>
  )
}
