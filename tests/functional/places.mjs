// Where the programs under test lie, and the photos and homes that tests begin with.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The build under test: FIELDLOOP_BUILD, else that of ./test, else that of ./run. */
export const build = path.resolve(
  process.env.FIELDLOOP_BUILD ??
    [path.join(root, 'build/test'), path.join(root, 'build/release')].find((folder) => existsSync(path.join(folder, 'bin/fieldloop'))) ??
    path.join(root, 'build/test'),
);
export const binary = path.join(build, 'bin/fieldloop');
export const trainer = path.join(build, 'bin/fieldloop-train');
export const cocoBase = path.join(build, 'share/fieldloop/coco-base/best.pt');

/** What prepare.mjs makes. */
export const prepared = path.join(build, 'prepared');

/** Generated photos: deer/images and deer/labels by split, others, trail (with EXIF times, in bursts), clear, bad. */
export const testPhotos = (...parts) => path.join(prepared, 'photos', ...parts);

/** A home that prepare.mjs filled: yard, trained or cameras. Tests copy it. */
export const preparedHome = (name) => path.join(prepared, 'homes', name);

const realData = process.env.FIELDLOOP_TEST_PHOTOS ?? path.join(root, '../shared/data');
export const hasRealPhotos = existsSync(realData);
export const realPhotos = (...parts) => path.join(realData, ...parts);

export async function photosIn(folder) {
  const names = (await readdir(folder)).filter((name) => /\.(jpe?g|png|webp)$/i.test(name)).sort();
  return names.map((name) => path.join(folder, name));
}

/** The files without those whose bytes an earlier one has (the real photos hold a few twice). */
export async function distinctFiles(files) {
  const byHash = new Map();
  for (const file of files) {
    const hash = createHash('sha256').update(await readFile(file)).digest('hex');
    if (!byHash.has(hash)) byHash.set(hash, file);
  }
  return [...byHash.values()];
}

/** The label file of a photo of a YOLO dataset. */
export const labelOf = (image) => image.replace('/images/', '/labels/').replace(/\.\w+$/, '.txt');
