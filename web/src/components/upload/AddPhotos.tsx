import { Autocomplete, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useCameras } from '@/api/photos/useCameras'
import { texts } from '@/lib/texts'
import { DropArea } from './DropArea'
import { uploadQueue } from './queue'
import { UploadResults } from './UploadResults'

/** Adds photos from files or folders, with progress and a line for each file. */
export function AddPhotos() {
  const [camera, setCamera] = useState('')
  const cameras = useCameras()
  const add = (files: File[]) => {
    if (files.length === 0) notifications.show({ color: 'yellow', message: texts.upload.noPhotos })
    uploadQueue.add(files, camera.trim() || texts.upload.defaultCamera)
  }
  return (
    <Stack gap="md">
      <Autocomplete
        label={texts.upload.camera}
        description={texts.upload.cameraHint}
        placeholder={texts.upload.defaultCamera}
        data={cameras.data?.map((known) => known.name) ?? []}
        value={camera}
        onChange={setCamera}
      />
      <DropArea onFiles={add} />
      <UploadResults />
    </Stack>
  )
}
