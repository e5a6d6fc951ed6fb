import { ActionIcon, Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from '@/lib/icons'
import { texts } from '@/lib/texts'

const schemes: readonly MantineColorScheme[] = ['auto', 'light', 'dark']
const icons = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const

/** Light, dark, or as the system has it; the browser remembers the choice. */
export function ColorSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const Chosen = icons[colorScheme]
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={texts.header.colors}>
          <Chosen size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map((scheme) => {
          const Icon = icons[scheme]
          const isChosen = scheme === colorScheme
          return (
            <Menu.Item
              key={scheme}
              aria-current={isChosen}
              leftSection={<Icon size={18} aria-hidden />}
              rightSection={isChosen && <IconCheck size={16} aria-hidden />}
              onClick={() => setColorScheme(scheme)}
            >
              {texts.header.schemes[scheme]}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
