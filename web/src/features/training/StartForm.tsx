import { Button, Checkbox, Collapse, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useDebouncedValue, useDisclosure } from '@mantine/hooks'
import { useState, type ReactNode, type SyntheticEvent } from 'react'
import { ApiError } from '@/api/client'
import type { TrainingCheck, TrainingOption, TrainingPresets } from '@/api/types'
import { useDatasets } from '@/api/useDatasets'
import { useStats } from '@/api/useStats'
import { ErrorState } from '@/components/ErrorState'
import { Panel } from '@/components/Panel'
import { IconPlayerPlay } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { AllSettings } from './AllSettings'
import { useStartTraining } from './api/useStartTraining'
import { useTrainingPresets } from './api/useTrainingPresets'
import { Findings } from './Findings'
import { PresetCards } from './PresetCards'
import { chosenPreset, faultsOf, firstChoice, requestOf } from './request'
import { toTheRun } from './toTheRun'
import { useChecks } from './useChecks'

const say = texts.training

export function StartForm({ busy }: { busy: boolean }) {
  const presets = useTrainingPresets()
  return (
    <Panel title={say.startTitle}>
      {presets.isPending && <Skeleton h={360} />}
      {presets.isError && <ErrorState error={presets.error} onRetry={() => void presets.refetch()} />}
      {presets.data && <Form presets={presets.data} busy={busy} />}
    </Panel>
  )
}

const typingPause = 600 // ms

function Form({ presets, busy }: { presets: TrainingPresets; busy: boolean }) {
  const [choice, setChoice] = useState(firstChoice)
  const [notes, setNotes] = useState('')
  const [settled] = useDebouncedValue(choice, typingPause)
  const deployed = useStats().data?.deployed_model
  const checks = useChecks(presets, settled, !busy && faultsOf(presets, settled).length === 0)
  const start = useStartTraining()
  const hasNothing = useDatasets().data?.length === 0
  const preset = chosenPreset(presets, choice)
  if (!preset) return null
  const check = checks.get(preset.name)
  const faults = faultsOf(presets, choice)
  const isRefused = hasNothing || faults.length > 0 || isInvalid(check?.error) || (check?.data?.refusals.length ?? 0) > 0
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    start.mutate({ ...requestOf(choice, preset, true), notes }, { onSuccess: toTheRun })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {say.startText(choice.base ?? deployed ?? say.theDeployed)}
        </Text>
        <PresetCards presets={presets.presets} choice={choice} chosen={preset.name} checks={checks} measures={!busy && !hasNothing} onChange={setChoice} />
        <Checkbox
          label={say.addAnnotated}
          checked={choice.add_annotated}
          onChange={(event) => setChoice({ ...choice, add_annotated: event.currentTarget.checked })}
        />
        <Folded>
          <AllSettings presets={presets} preset={preset} choice={choice} check={check?.data} onChange={setChoice} notes={notes} onNotes={setNotes} />
        </Folded>
        {check?.data && <Findings check={check.data} />}
        {check?.error && <ErrorState error={check.error} title={say.notChecked} onRetry={() => void check.refetch()} />}
        {start.isError && <ErrorState error={start.error} title={say.notStarted} />}
        <Start disabled={busy || isRefused} loading={start.isPending} note={hasNothing ? say.nothingToLearn : noteFor(busy, faults, check?.data)} />
      </Stack>
    </form>
  )
}

function Folded({ children }: { children: ReactNode }) {
  const [shows, { toggle }] = useDisclosure()
  return (
    <>
      <Button variant="subtle" size="compact-sm" aria-expanded={shows} onClick={toggle} style={{ alignSelf: 'flex-start' }}>
        {say.allSettings}
      </Button>
      <Collapse in={shows}>{children}</Collapse>
    </>
  )
}

function Start({ disabled, loading, note }: { disabled: boolean; loading: boolean; note: string }) {
  return (
    <Group gap="sm">
      <Button type="submit" size="md" leftSection={<IconPlayerPlay size={18} />} disabled={disabled} loading={loading} aria-describedby={startNote}>
        {say.start}
      </Button>
      <Text size="sm" id={startNote} aria-live="polite">
        {note}
      </Text>
    </Group>
  )
}

/** What the server will not take now it will not take as a run either. */
const isInvalid = (error: unknown) => error instanceof ApiError && invalid.has(error.status)
const invalid = new Set([400, 422])

const startNote = 'training-start-note'

function noteFor(busy: boolean, faults: TrainingOption[], check: TrainingCheck | undefined): string {
  if (busy) return say.oneAtATime
  if (faults.length > 0) return say.badSettings(faults.map(({ title }) => title))
  if (!check) return ''
  const [refusal] = check.refusals
  if (refusal) return check.refusals.length > 1 ? say.cannotStartFor(check.refusals.length) : say.cannotStart
  return check.joining > 0 ? say.joining(check.joining) : ''
}
