import { ActionIcon, Button, Group, Popover, Slider, Stack, Text, Tooltip } from '@mantine/core'
import { IconBrightnessUp } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { isPlain, lightRanges, nightLight, plainLight, type Display, type Light } from './display'

const say = texts.annotate.light
const names = ['brightness', 'contrast', 'gamma'] as const

interface Props {
  display: Display
  onChange: (change: Partial<Light>) => void
}

/** Brightness, contrast and gamma of the picture alone. */
export function LightMenu({ display, onChange }: Props) {
  return (
    <Popover width={260} position="top" shadow="md" withArrow trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={say.hint} openDelay={400}>
          <ActionIcon variant={isPlain(display) ? 'default' : 'filled'} size={40} aria-label={say.title}>
            <IconBrightnessUp size={20} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          {names.map((name) => (
            <div key={name}>
              <Text size="sm">{say[name]}</Text>
              <Slider {...lightRanges[name]} thumbLabel={say[name]} value={display[name]} onChange={(value) => onChange({ [name]: value })} />
            </div>
          ))}
          <Group gap="xs" grow>
            <Button size="xs" variant="default" onClick={() => onChange(nightLight)}>
              {say.night}
            </Button>
            <Button size="xs" variant="default" onClick={() => onChange(plainLight)}>
              {say.plain}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
