import { client } from '@/api/client'

/** Says that a window wants no answer to its checks any more; sent even while the page is being left. */
export async function endTrainingChecks(asker: string): Promise<void> {
  try {
    await client.DELETE('/api/training/check', { params: { query: { asker } }, keepalive: true })
  } catch {
    // Without a connection they run to their end, which harms nothing.
  }
}
