import { Anchor, Button, Group, Text, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import type { CheckedPhoto, TrainingFinding } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { IconPhotoOff } from '@/lib/icons'
import { texts } from '@/lib/texts'
import classes from './FindingPhotos.module.css'

const say = texts.training
const shownFirst = 4

/** The photos of a finding, small; each opens large. */
export function FindingPhotos({ finding }: { finding: TrainingFinding }) {
  const [showsAll, { open: showAll }] = useDisclosure()
  const [opened, setOpened] = useState<CheckedPhoto | null>(null)
  const photos = showsAll ? finding.photos : finding.photos.slice(0, shownFirst)
  const unlisted = finding.photo_count - finding.photos.length
  return (
    <>
      <ul className={classes.photos}>
        {photos.map((photo) => (
          <li key={photo.image_url}>
            <UnstyledButton className={classes.photo} aria-label={say.enlarge(photo.filename)} title={photo.filename} onClick={() => setOpened(photo)}>
              <Picture photo={photo} width={160} />
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {photos.length < finding.photos.length && (
        <Button variant="default" size="compact-xs" mt={6} onClick={showAll}>
          {say.showPhotos(finding.photos.length)}
        </Button>
      )}
      {showsAll && unlisted > 0 && (
        <Text size="xs" mt={6}>
          {say.unlisted(unlisted)}
        </Text>
      )}
      <Dialog opened={opened !== null} onClose={() => setOpened(null)} title={opened?.filename ?? ''} size="xl">
        {opened && <Large photo={opened} />}
      </Dialog>
    </>
  )
}

function Large({ photo }: { photo: CheckedPhoto }) {
  return (
    <>
      <Picture photo={photo} width={1280} />
      <Group justify="space-between" mt="sm">
        <Text size="sm">{photo.split ? say.ofSplit(say.splits[photo.split]) : say.waits}</Text>
        {photo.photo_id !== null && (
          <Anchor component={Link} to={`/annotate?photo=${photo.photo_id}`} size="sm">
            {say.annotateIt}
          </Anchor>
        )}
      </Group>
    </>
  )
}

/** A file that is no picture shows as one that is missing. */
function Picture({ photo, width }: { photo: CheckedPhoto; width: number }) {
  const [isBroken, setBroken] = useState(false)
  if (isBroken)
    return (
      <span className={classes.broken}>
        <IconPhotoOff aria-hidden />
        {photo.filename}
      </span>
    )
  return <img className={classes.image} loading="lazy" src={`${photo.image_url}?width=${width}`} alt={photo.filename} onError={() => setBroken(true)} />
}
