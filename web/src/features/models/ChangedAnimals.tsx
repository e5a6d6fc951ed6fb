import { Anchor, Group, SimpleGrid, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { ChangedAnimal, Comparison } from '@/api/types'
import { texts } from '@/lib/texts'
import classes from './ChangedAnimals.module.css'

const say = texts.models
const atFirst = 24
const margin = 1.15
const smallest = 24 // pixels; a speck is not blown up further

/** Every animal that one version finds and the other does not, cut out of its photo. */
export function ChangedAnimals({ comparison: { b, animals } }: { comparison: Comparison }) {
  if (animals.length === 0) return null
  const missed = animals.filter((animal) => animal.change === 'newly_missed')
  const found = animals.filter((animal) => animal.change === 'newly_found')
  return (
    <section aria-label={say.animals}>
      <Title order={3} size="h5" mb="xs">
        {say.animals}
      </Title>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Animals title={say.newlyMissed(b, missed.length)} color="var(--worse)" animals={missed} />
        <Animals title={say.newlyFound(b, found.length)} color="var(--better)" animals={found} />
      </SimpleGrid>
    </section>
  )
}

function Animals({ title, color, animals }: { title: string; color: string; animals: ChangedAnimal[] }) {
  const [shown, setShown] = useState(atFirst)
  const more = animals.length - shown
  return (
    <div>
      <Text fw={600} size="sm" c={animals.length > 0 ? color : 'dimmed'} mb={6}>
        {title}
      </Text>
      <Group gap={8}>
        {animals.slice(0, shown).map((animal, index) => (
          <Cutout key={index} animal={animal} />
        ))}
        {more > 0 && (
          <Anchor component="button" type="button" size="sm" onClick={() => setShown(animals.length)}>
            {say.moreAnimals(more)}
          </Anchor>
        )}
      </Group>
    </div>
  )
}

/** A square about the box; the photo itself is a click away. */
function Cutout({ animal }: { animal: ChangedAnimal }) {
  const { class_name, filename, image_url } = animal
  const label = say.openPhoto(class_name, filename)
  return (
    <a className={classes.cutout} href={image_url} target="_blank" rel="noreferrer" title={label}>
      <img src={`${image_url}${image_url.includes('?') ? '&' : '?'}width=640`} alt={label} loading="lazy" style={placedIn(animal)} />
    </a>
  )
}

/** Size and place of the photo, in percent of a square that shows its box with a margin. */
function placedIn(animal: ChangedAnimal) {
  const { photo_width, photo_height, x_min, y_min, x_max, y_max } = animal
  const side = margin * Math.max((x_max - x_min) * photo_width, (y_max - y_min) * photo_height, smallest)
  const [width, height] = [(100 * photo_width) / side, (100 * photo_height) / side]
  return {
    width: `${width}%`,
    height: `${height}%`,
    left: `${50 - (width * (x_min + x_max)) / 2}%`,
    top: `${50 - (height * (y_min + y_max)) / 2}%`,
  }
}
