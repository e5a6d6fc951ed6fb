const photoName = /\.(jpe?g|png|webp)$/i

/** Whether a file inside a folder is worth sending: a photo by its name, and not hidden. */
export function looksLikePhoto(name: string): boolean {
  return photoName.test(name) && !name.startsWith('.')
}

/** All files of a drop, folders walked; files inside folders that are not photos are left out. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry())
  const plain = [...transfer.files]
  const found = await Promise.all(entries.map((entry, index) => filesOf(entry, plain[index])))
  return found.flat()
}

async function filesOf(entry: FileSystemEntry | null, plain: File | undefined): Promise<File[]> {
  if (entry?.isDirectory) return walk(entry as FileSystemDirectoryEntry)
  return plain ? [plain] : []
}

async function walk(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const files: File[] = []
  for (const entry of await entriesOf(folder)) {
    if (entry.isDirectory) files.push(...(await walk(entry as FileSystemDirectoryEntry)))
    else if (looksLikePhoto(entry.name)) files.push(await fileOf(entry as FileSystemFileEntry))
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
