import { client, dataOf } from '@/api/client'

/** A new dataset without photos; the first one is what runs learn from. */
export function createDataset(name: string, classes: string[]) {
  return dataOf(client.POST('/api/datasets', { body: { name, classes } }))
}
