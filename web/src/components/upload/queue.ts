import { useSyncExternalStore } from 'react'
import { addPhotos } from '@/api/addPhotos'
import { UploadQueue } from '@/lib/uploadQueue'

/** One queue for the whole program: uploads go on while the person moves between pages. */
export const uploadQueue = new UploadQueue(addPhotos)

export function useUploads() {
  return useSyncExternalStore(uploadQueue.subscribe, uploadQueue.snapshot)
}
