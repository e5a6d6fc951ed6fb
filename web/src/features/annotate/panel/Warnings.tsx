import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import type { QualityCard } from '@/api/types'
import { Panel } from '@/components/Panel'
import { texts } from '@/lib/texts'
import classes from '../Workspace.module.css'
import type { Warnings as Found } from './useWarnings'

const say = texts.annotate

/** What is probably wrong with what was just saved; nothing is shown when all looks right. */
export function Warnings({ warnings }: { warnings: Found }) {
  if (warnings.cards.length === 0) return null
  return (
    <Panel title={say.warnings}>
      <ul className={classes.boxes} aria-live="polite">
        {warnings.cards.map((card) => (
          <Warning key={card.key} card={card} warnings={warnings} />
        ))}
      </ul>
    </Panel>
  )
}

function Warning({ card, warnings }: { card: QualityCard; warnings: Found }) {
  return (
    <li>
      <Stack gap={4} pb="xs">
        <Badge variant="light" color="orange" tt="none">
          {texts.quality.kinds[card.kind]}
        </Badge>
        <Text size="sm">{card.reason}</Text>
        <Group gap="xs">
          {card.suggestion && (
            <Button size="compact-sm" variant="light" onClick={() => warnings.fix(card)}>
              {say.fixWarning}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={() => warnings.callRight(card)}>
            {texts.quality.right}
          </Button>
        </Group>
      </Stack>
    </li>
  )
}
