import { Chip, Group } from '@mantine/core'
import type { QualityKind } from '@/api/types'
import { texts } from '@/lib/texts'

const say = texts.quality

interface Props {
  counts: Record<string, number>
  kind: QualityKind | null
  onChange: (kind: QualityKind | null) => void
}

/** Chips for the kinds that have cards, with how many. */
export function KindFilter({ counts, kind, onChange }: Props) {
  const kinds = (Object.keys(say.kinds) as QualityKind[]).filter((each) => (counts[each] ?? 0) > 0 || each === kind)
  return (
    <Chip.Group value={kind ?? ''} onChange={(value) => onChange(value === '' ? null : (value as QualityKind))}>
      <Group gap={6} role="group" aria-label={say.kindsLabel}>
        <Chip value="" size="sm" variant="outline">
          {say.allKinds} {Object.values(counts).reduce((sum, count) => sum + count, 0)}
        </Chip>
        {kinds.map((each) => (
          <Chip key={each} value={each} size="sm" variant="outline">
            {say.kinds[each]} {counts[each] ?? 0}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  )
}
