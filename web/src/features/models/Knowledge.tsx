import { Alert, List } from '@mantine/core'
import type { Comparison, Model } from '@/api/types'
import { IconInfoCircle } from '@/lib/icons'
import { texts } from '@/lib/texts'
import { forgottenBy, unknownTo } from '@/lib/versions'

const say = texts.models

/** What the compared versions do not know, which explains figures or speaks against deploying. */
export function Knowledge({ comparison, models }: { comparison: Comparison; models: Model[] }) {
  const named = (name: string) => models.find((model) => model.name === name)
  const [a, b] = [named(comparison.a), named(comparison.b)]
  const deployed = models.find((model) => model.state === 'deployed')
  const present = deployed === b ? a : deployed
  const unknown = [a, b].flatMap((model) => {
    const missing = model ? unknownTo(model, comparison) : []
    return model && missing.length > 0 ? [say.doesNotKnow(model.name, missing)] : []
  })
  const forgotten = b && present ? forgottenBy(b, present) : []
  const sentences = [...unknown, ...(b && present && forgotten.length > 0 ? [say.forgets(b.name, present.name, forgotten)] : [])]
  if (sentences.length === 0) return null
  return (
    <Alert variant="light" color="blue" icon={<IconInfoCircle />} title={say.knowledge}>
      <List size="sm">
        {sentences.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
    </Alert>
  )
}
