/** Address of a photo's bytes; with a width, of a thumbnail about that wide. */
export function imageUrl(filename: string, width?: number): string {
  const address = `/photos/image/${encodeURIComponent(filename)}`
  return width === undefined ? address : `${address}?width=${width}`
}
