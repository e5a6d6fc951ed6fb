import { ActionIcon, Badge, Button, Group, Kbd, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { QualityCard } from '@/api/types'
import {
  IconArrowBackUp, IconArrowRight, IconCheck, IconChevronLeft, IconChevronRight, IconCircleCheck, IconPencil, IconTrash,
} from '@/lib/icons'
import { texts } from '@/lib/texts'
import type { CardAction } from './api/useActOnCard'
import { canRemove } from './deck'
import classes from './Quality.module.css'

const say = texts.quality

interface Props {
  card: QualityCard
  position: string
  canUndo: boolean
  onDeal: (action: Exclude<CardAction, 'undo'>) => void
  onMove: (step: number) => void
  onUndo: () => void
  onAnnotate?: () => void
}

/** Why the card is here, and what can be done about it. */
export function CardActions(props: Props) {
  const { card, position, onMove } = props
  return (
    <Stack gap="sm">
      <Position position={position} onMove={onMove} />
      <Group gap="xs">
        <Badge variant="light" color="orange" tt="none">
          {say.kinds[card.kind]}
        </Badge>
        <Text size="xs" c="dimmed">
          {say.score(card.score)}
        </Text>
      </Group>
      <Text fw={600} aria-live="polite" data-testid="reason">
        {card.reason}
      </Text>
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {placeOf(card)}
      </Text>
      <Actions {...props} />
    </Stack>
  )
}

function Position({ position, onMove }: Pick<Props, 'position' | 'onMove'>) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <ActionIcon variant="default" size="lg" aria-label={say.previous} onClick={() => onMove(-1)}>
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <Text size="sm" c="dimmed">
        {position}
      </Text>
      <ActionIcon variant="default" size="lg" aria-label={say.next} onClick={() => onMove(1)}>
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
    </Group>
  )
}

function Actions({ card, canUndo, onDeal, onMove, onUndo, onAnnotate }: Props) {
  return (
    <div className={classes.actions}>
      {card.suggestion && (
        <KeyButton keyName="F" filled onClick={() => onDeal('fix')} icon={<IconCheck size={16} aria-hidden />}>
          {remedyOf(card)}
        </KeyButton>
      )}
      {canRemove(card) && (
        <KeyButton keyName="X" onClick={() => onDeal('remove')} icon={<IconTrash size={16} aria-hidden />}>
          {say.remove}
        </KeyButton>
      )}
      <KeyButton keyName="R" onClick={() => onDeal('right')} icon={<IconCircleCheck size={16} aria-hidden />}>
        {say.right}
      </KeyButton>
      <KeyButton keyName="S" onClick={() => onMove(1)} icon={<IconArrowRight size={16} aria-hidden />}>
        {say.skip}
      </KeyButton>
      {onAnnotate && (
        <KeyButton keyName="A" onClick={onAnnotate} icon={<IconPencil size={16} aria-hidden />}>
          {say.annotate}
        </KeyButton>
      )}
      <KeyButton keyName="Z" onClick={onUndo} disabled={!canUndo} icon={<IconArrowBackUp size={16} aria-hidden />}>
        {say.undo}
      </KeyButton>
    </div>
  )
}

interface KeyButtonProps {
  keyName: string
  filled?: boolean
  disabled?: boolean
  icon: ReactNode
  onClick: () => void
  children: ReactNode
}

function KeyButton({ keyName, filled = false, disabled = false, icon, onClick, children }: KeyButtonProps) {
  return (
    <Button
      variant={filled ? 'filled' : 'default'}
      disabled={disabled}
      onClick={onClick}
      leftSection={icon}
      px="sm"
      fullWidth
      classNames={{ label: classes.words, section: classes.section }}
      className={filled ? classes.remedy : undefined}
      rightSection={
        <Kbd size="xs" className={classes.key} aria-hidden>
          {keyName}
        </Kbd>
      }
    >
      {children}
    </Button>
  )
}

function placeOf({ photo }: QualityCard): string {
  return [photo.dataset, photo.split, photo.filename].filter(Boolean).join(' / ')
}

function remedyOf({ kind, box, suggestion }: QualityCard): string {
  const remedies = say.remedies
  if (!suggestion) return ''
  if (suggestion.action === 'remove') return remedies.remove
  if (suggestion.action === 'empty') return remedies.empty
  if (suggestion.action === 'add') return remedies.add(suggestion.class_name)
  if (kind === 'outside') return remedies.cut
  return box?.class_name === suggestion.class_name ? remedies.replace(suggestion.class_name) : remedies.reclass(suggestion.class_name)
}
