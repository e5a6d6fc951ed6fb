import { ApiError, asProblem, reach } from '@/api/client'
import type { AddItemsResult } from '@/api/types'

export interface DatasetItem {
  filename: string
  photo: File
  /** The YOLO label file's content. */
  label: string
}

/** Uploads photos each with its label; the answer says what became of each file. */
export async function addDatasetItems(dataset: string, split: 'train' | 'val' | 'test', items: DatasetItem[]): Promise<AddItemsResult> {
  const form = new FormData()
  for (const { filename, photo, label } of items) {
    form.append('files', photo, filename)
    form.append('files', new Blob([label], { type: 'text/plain' }), filename.replace(/\.[^.]+$/, '.txt'))
  }
  const response = await reach(fetch(`/api/datasets/${encodeURIComponent(dataset)}/items?split=${split}`, { method: 'POST', body: form }))
  const body: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw new ApiError(response.status, asProblem(body))
  return body as AddItemsResult
}
