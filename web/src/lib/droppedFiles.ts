const photoName = /\.(jpe?g|png|webp)$/i

/** Whether a file inside a folder is worth sending: a photo by its name, and not hidden. */
export function looksLikePhoto(name: string): boolean {
  return photoName.test(name) && !name.startsWith('.')
}

/** A file and where it lies below what was dropped or chosen, such as "deer/images/train/1.jpg". */
export interface FoundFile {
  path: string
  file: File
}

/** All files of a drop, folders walked; files inside folders that are not photos are left out. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  return (await found(transfer, looksLikePhoto)).map(({ file }) => file)
}

/** All files of a drop with where they lie, whatever they are. */
export function droppedTree(transfer: DataTransfer): Promise<FoundFile[]> {
  return found(transfer, () => true)
}

/** The files of a chosen folder, or chosen one by one, with where they lie. */
export function chosenTree(files: Iterable<File>): FoundFile[] {
  return [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
}

type Wanted = (name: string) => boolean

/** `wanted` is asked of files inside folders only. */
async function found(transfer: DataTransfer, wanted: Wanted): Promise<FoundFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry())
  const plain = [...transfer.files]
  const parts = await Promise.all(entries.map((entry, index) => filesOf(entry, plain[index], wanted)))
  return parts.flat()
}

async function filesOf(entry: FileSystemEntry | null, plain: File | undefined, wanted: Wanted): Promise<FoundFile[]> {
  if (entry?.isDirectory) return walk(entry as FileSystemDirectoryEntry, wanted)
  return plain ? [{ path: plain.name, file: plain }] : []
}

async function walk(folder: FileSystemDirectoryEntry, wanted: Wanted): Promise<FoundFile[]> {
  const files: FoundFile[] = []
  for (const entry of await entriesOf(folder)) {
    if (entry.isDirectory) files.push(...(await walk(entry as FileSystemDirectoryEntry, wanted)))
    else if (wanted(entry.name)) files.push({ path: entry.fullPath.replace(/^\//, ''), file: await fileOf(entry as FileSystemFileEntry) })
  }
  return files
}

/** readEntries gives at most 100 at a time, and none when there are no more. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return all
    all.push(...some)
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}
