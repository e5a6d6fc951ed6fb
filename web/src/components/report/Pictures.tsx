import { Stack, Title } from '@mantine/core'
import type { ReportPicture } from '@/api/types'
import { texts } from '@/lib/texts'
import classes from './Report.module.css'

const say = texts.report

/** A report's pictures by what they show; a click opens one in full size. */
export function Pictures({ pictures, kinds }: { pictures: ReportPicture[]; kinds: ReportPicture['kind'][] }) {
  return (
    <Stack gap="md">
      {kinds
        .map((kind) => ({ kind, ofKind: pictures.filter((picture) => picture.kind === kind) }))
        .filter(({ ofKind }) => ofKind.length > 0)
        .map(({ kind, ofKind }) => (
          <div key={kind}>
            <Title order={3} size="h5" mb="xs">
              {say.kinds[kind]}
            </Title>
            <div className={classes.pictures}>
              {ofKind.map(({ name, title, url }) => (
                <a key={name} className={classes.picture} href={url} target="_blank" rel="noreferrer" aria-label={say.open(title)}>
                  <img src={url} alt={title} loading="lazy" />
                </a>
              ))}
            </div>
          </div>
        ))}
    </Stack>
  )
}
