import type { Comparison, Model } from '@/api/types'
import { animalsOf } from '@/lib/classes/animals'

/** The version that a roll back returns to. */
export function deployedBefore(models: readonly Model[]): Model | undefined {
  const earlier = models.filter((model) => model.state !== 'deployed' && model.deployed_at !== null)
  return earlier.toSorted((one, other) => Date.parse(other.deployed_at ?? '') - Date.parse(one.deployed_at ?? ''))[0]
}

/** The animals that one version knows and the next no longer. */
export const forgottenBy = (next: Model, present: Model): string[] => animalsOf(present.classes).filter((name) => !next.classes.includes(name))

/** The animals on the photos of a comparison that a version does not know. */
export function unknownTo(model: Model, { photos, animals }: Pick<Comparison, 'photos' | 'animals'>): string[] {
  const there = [...photos.flatMap((photo) => photo.truth), ...animals].map((box) => box.class_name)
  return [...new Set(there)].filter((name) => !model.classes.includes(name))
}

/**
 * What to compare the deployed version with: a newer one that could replace it, else the one deployed before.
 * `models`: newest first.
 */
export function comparedWith(models: readonly Model[], deployed: Model | undefined): Model | undefined {
  const place = deployed ? models.indexOf(deployed) : 0
  return models.slice(0, place).find((model) => model.state === 'candidate') ?? deployedBefore(models) ?? models.find((model) => model !== deployed)
}
