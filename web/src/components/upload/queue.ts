import { useSyncExternalStore } from 'react'
import { UploadQueue } from '@/lib/uploadQueue'
import { addPhotos } from './addPhotos'

/** One queue for the whole program: uploads go on while the person moves between pages. */
export const uploadQueue = new UploadQueue(addPhotos)

export function useUploads() {
  return useSyncExternalStore(uploadQueue.subscribe, uploadQueue.snapshot)
}
