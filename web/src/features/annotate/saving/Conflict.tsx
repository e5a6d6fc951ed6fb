import { Alert, Button, SimpleGrid, Stack, Text } from '@mantine/core'
import { imageUrl } from '@/api/photos/imageUrl'
import type { Annotation, AnnotationBox } from '@/api/types'
import { BoxLayer } from '@/components/BoxLayer'
import { IconAlertTriangle } from '@/lib/icons'
import { texts } from '@/lib/texts'
import type { QueuePhoto } from '../queue/queue'
import classes from './Conflict.module.css'
import type { EditSession } from './EditSession'

const say = texts.annotate.conflict

interface Props {
  photo: QueuePhoto
  session: EditSession
  /** What somebody else saved; undefined while it is being read. */
  theirs: Annotation | null | undefined
}

/** Two people saved the same photo: both versions are shown, and a person decides. */
export function Conflict({ photo, session, theirs }: Props) {
  const versions = theirs !== undefined && [
    { name: say.mine, boxes: session.stored(), choice: say.keepMine, choose: () => void session.keepMine(theirs) },
    { name: say.theirs, boxes: theirs && theirs.boxes, choice: say.takeTheirs, choose: () => session.takeTheirs(theirs) },
    { name: say.both, boxes: session.mergedWith(theirs), choice: say.keepBoth, choose: () => void session.keepBoth(theirs) },
  ]
  return (
    <Alert color="red" variant="light" role="alert" icon={<IconAlertTriangle />} title={say.title}>
      <Text size="sm" mb="xs">
        {versions ? say.text : say.reading}
      </Text>
      {versions && (
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
          {versions.map((version) => (
            <Version key={version.name} photo={photo} {...version} />
          ))}
        </SimpleGrid>
      )}
    </Alert>
  )
}

interface VersionProps {
  photo: QueuePhoto
  name: string
  boxes: readonly AnnotationBox[] | null
  choice: string
  choose: () => void
}

function Version({ photo, name, boxes, choice, choose }: VersionProps) {
  const shown = (boxes ?? []).map((box, index) => ({ ...box, key: index }))
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600}>
        {name}: {say.says(boxes && boxes.length)}
      </Text>
      <div className={classes.picture} style={{ aspectRatio: `${photo.width} / ${photo.height}` }}>
        <img src={imageUrl(photo.filename, 320)} alt="" />
        <BoxLayer boxes={shown} labels />
      </div>
      <Button size="xs" variant="default" onClick={choose}>
        {choice}
      </Button>
    </Stack>
  )
}
