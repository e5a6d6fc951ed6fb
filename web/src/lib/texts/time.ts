export const time = {
  atCamera: ({ clock, zone }: { clock: string; zone: string }) => `${clock} at the camera (${zone})`,
}
