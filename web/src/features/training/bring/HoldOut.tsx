import { Alert, Checkbox, Stack, Text } from '@mantine/core'
import { IconInfoCircle } from '@/lib/icons'
import { texts } from '@/lib/texts'
import type { HeldOut } from './holdOut'

const say = texts.bring

/** Why photos to measure on are needed, and the offer to take them from those that are brought. */
export function HoldOut({ offer, checked, onChange }: { offer: HeldOut; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <Alert color="yellow" variant="light" icon={<IconInfoCircle />} title={say.noVal}>
      <Stack gap="sm">
        <Text size="sm">{say.noValText}</Text>
        {offer.photos.size > 0 && (
          <Checkbox
            label={say.holdOut(offer.photos.size)}
            description={offer.byBursts ? say.everyBurst : say.everyFifth}
            checked={checked}
            styles={{ description: { color: 'inherit' } }}
            onChange={(event) => onChange(event.currentTarget.checked)}
          />
        )}
        {(!checked || offer.photos.size === 0) && <Text size="sm">{say.later}</Text>}
      </Stack>
    </Alert>
  )
}
