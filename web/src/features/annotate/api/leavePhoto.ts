import { client } from '@/api/client'

/** Says that this window has closed a photo; sent even while the page is being left. */
export async function leavePhoto(id: number, editor: string): Promise<void> {
  try {
    await client.DELETE('/api/photos/{photo_id}/presence', { params: { path: { photo_id: id }, query: { editor } }, keepalive: true })
  } catch {
    // Without a connection the server forgets this window by itself.
  }
}
