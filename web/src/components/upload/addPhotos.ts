import { ApiError, asProblem, reach } from '@/api/client'
import type { AddPhotosResult } from '@/api/types'

/** Uploads files; the answer says for each whether it was added, known already, or refused and why. */
export async function addPhotos(files: File[], camera: string): Promise<AddPhotosResult> {
  const form = new FormData()
  for (const file of files) form.append('files', file, file.name)
  const address = `/photos?camera=${encodeURIComponent(camera)}`
  const response = await reach(fetch(address, { method: 'POST', body: form }))
  const body: unknown = await response.json().catch(() => undefined)
  if (isResult(body)) return body
  throw new ApiError(response.status, asProblem(body))
}

function isResult(body: unknown): body is AddPhotosResult {
  return typeof body === 'object' && body !== null && Array.isArray((body as AddPhotosResult).files)
}
