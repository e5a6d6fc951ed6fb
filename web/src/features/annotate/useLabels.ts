import { notifications } from '@mantine/notifications'
import type { ProposedBox } from '@/api/types'
import { useClasses } from '@/api/useClasses'
import { classKeys } from '@/lib/classes/classKeys'
import type { Box } from '@/lib/geometry'
import { texts } from '@/lib/texts'
import type { EditSession } from './saving/EditSession'
import { sceneIn, selectedBox } from './scene/editor'
import { isDecided } from './scene/scene'

/** The class that a person chose last, on whatever photo, and how to change it. */
export type Chosen = readonly [name: string | null, choose: (name: string) => void]

/** The class that a new box gets, and the classes to choose from. */
export function useLabels(session: EditSession, seen: readonly ProposedBox[], [chosen, setChosen]: Chosen) {
  const { data: known = [] } = useClasses()
  const names = known.map((label) => label.name)
  const likely = seen.map((box) => box.class_name).find((name) => names.length === 0 || names.includes(name))
  const current = chosen ?? likely ?? names[0] ?? null
  return {
    names,
    keys: classKeys(known),
    current,
    choose: (name: string) => {
      setChosen(name)
      const selected = selectedBox(session.snapshot().editor)
      if (selected && selected.class_name !== name) session.edit({ type: 'rename', key: selected.key, className: name })
    },
    /** Accepts the proposals; false when some are of an animal that is not in the list and a person must choose. */
    acceptAll: () => {
      session.edit({ type: 'acceptAll', classNames: names })
      const open = sceneIn(session.snapshot().editor).boxes.filter((box) => !isDecided(box))
      if (!open[0]) return true
      session.edit({ type: 'select', key: open[0].key })
      notifications.show({ color: 'yellow', message: texts.annotate.unknownAnimals(open.map((box) => box.class_name)) })
      return false
    },
    draw: (box: Box) => {
      if (current === null) notifications.show({ color: 'yellow', message: texts.annotate.noClasses })
      else session.edit({ type: 'draw', box, className: current })
    },
  }
}

export type Labels = ReturnType<typeof useLabels>
