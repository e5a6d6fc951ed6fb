// Makes what the tests begin with, by the program's own commands, and keeps it until what makes it changes: generated
// photos (see testPhotos in places.mjs), a home filled with the demo yard, one that has trained a model,
// and one with photos of several cameras.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Server, cli } from './harness.mjs';
import { binary, cocoBase, labelOf, photosIn, prepared, preparedHome, root, testPhotos, trainer } from './places.mjs';

const stamps = '/usr/share/tuxpaint/stamps/animals/mammals';
/** Animals that a deer is not, and that no generated photo of deer shows. */
const others = ['bovines/cow', 'bovines/goat', 'bovines/ram', 'equines/horse', 'equines/donkey', 'camel/dromedary'];
const work = path.join(prepared, 'work');

async function run(...args) {
  const { status, stdout, stderr } = await cli(...args);
  assert.equal(status, 0, `fieldloop ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Generated photos with their labels, put as a dataset keeps them. */
async function synthesize(images, seed, ...options) {
  const home = path.join(work, `home-${seed}`);
  await run('synthesize', '--home', home, '--seed', String(seed), ...options);
  const made = path.join(home, `data/synthetic_training/seed-${seed}`);
  const labels = path.dirname(labelOf(path.join(images, 'a.jpg')));
  for (const [from, to] of [['images', images], ['labels', labels]]) {
    await mkdir(path.dirname(to), { recursive: true });
    await rename(path.join(made, from), to);
  }
}

async function copyInto(folder, files) {
  await mkdir(folder, { recursive: true });
  for (const file of files) await cp(file, path.join(folder, path.basename(file)));
}

async function generateDeer() {
  await synthesize(testPhotos('deer/images/train'), 11, '--class', 'deer', '--count', '96');
  await synthesize(testPhotos('deer/images/val'), 12, '--class', 'deer', '--count', '40');
}

async function generateOthers() {
  const cutouts = path.join(work, 'cutouts');
  await copyInto(cutouts, others.map((name) => path.join(stamps, `${name}.png`)));
  await synthesize(testPhotos('others/images'), 13, '--cutouts', cutouts, '--count', '40', '--empty', '0.1');
}

/** Photos on which the base network is sure of one animal, and faintly takes other places for something. */
async function chooseClear() {
  const candidates = path.join(work, 'candidates/images');
  await synthesize(candidates, 14, '--class', 'bear', '--class', 'dog', '--count', '60', '--empty', '0', '--night', '0');
  const tested = await run('test', '--home', path.join(work, 'home-14'), '--model', 'coco-base', '--images', candidates, '--threshold', '0.05', '--json');
  const isClear = ({ detections }) =>
    detections.length > 1 && detections[0].confidence > 0.45 && detections[1].confidence < 0.2;
  const clear = JSON.parse(tested).photos.filter(isClear).map(({ filename }) => path.join(candidates, filename));
  assert.ok(clear.length >= 3, `the base network is sure of one animal alone on ${clear.length} generated photos only`);
  await copyInto(testPhotos('clear'), clear);
}

async function makeDamaged() {
  const [photo] = await photosIn(testPhotos('deer/images/val'));
  const bytes = await readFile(photo);
  await mkdir(testPhotos('bad'), { recursive: true });
  await writeFile(testPhotos('bad/truncated.jpg'), bytes.subarray(0, bytes.length / 2));
  await writeFile(testPhotos('bad/empty.jpg'), '');
}

/** The demo yard; its photos are also those of a trail camera. */
async function makeYard() {
  await run('demo', '--home', preparedHome('yard'));
  const taken = await photosIn(path.join(preparedHome('yard'), 'data/photos'));
  await copyInto(testPhotos('trail'), taken.filter((file) => /^(creek|front-yard)/.test(path.basename(file))));
}

/** A home with labelled deer, a model that learned from them, and photos on which the base network has looked. */
async function makeTrained() {
  const home = preparedHome('trained');
  const dataset = path.join(work, 'dataset');
  for (const [split, count] of [['train', 48], ['val', 16]]) {
    const images = (await photosIn(testPhotos('deer/images', split))).slice(0, count);
    await copyInto(path.join(dataset, 'images', split), images);
    await copyInto(path.join(dataset, 'labels', split), images.map(labelOf));
  }
  const yaml = path.join(work, 'deer.yaml');
  await writeFile(yaml, `path: ${dataset}\ntrain: images/train\nval: images/val\nnames: [deer]\n`);
  await run('dataset', 'import', yaml, '--name', 'deer', '--home', home);
  await run('train', '--home', home, '--epochs', '3', '--image-size', '160', '--least-views', '96');
  const field = path.join(work, 'field');
  await copyInto(field, (await photosIn(testPhotos('deer/images/val'))).slice(16, 26));
  await run('import', field, '--camera', 'field', '--home', home);
}

/** Photos of a trail camera, of a gate by day, and of a stump that looks the same on six days. */
async function makeCameras() {
  const endings = [];
  const server = await Server.start({ after: (end) => endings.push(end) }, preparedHome('cameras'));
  await server.upload('/photos?camera=trail', await photosIn(testPhotos('trail')));
  const gate = (await photosIn(testPhotos('deer/images/train'))).slice(0, 24);
  for (const [day, file] of gate.entries()) {
    const time = new Date(Date.UTC(2026, 4, 1 + day)).toISOString();
    const where = `/photos?camera=gate&captured_at=${time}&filename=gate-${day}.jpg`;
    await server.request('POST', where, await readFile(file), { 'content-type': 'image/jpeg' });
  }
  const [clear] = await photosIn(testPhotos('clear'));
  await server.uploadSeries(clear, 'stump', [1, 2, 3, 4, 5, 6].map((day) => `2026-03-0${day}T08:00:00Z`));
  await server.photosLookedAt();
  for (const end of endings.reverse()) await end();
}

async function fingerprint() {
  const hash = createHash('sha256');
  for (const file of [binary, trainer, cocoBase, path.join(root, 'tests/functional/prepare.mjs')]) hash.update(await readFile(file));
  return hash.digest('hex');
}

const stamp = path.join(prepared, 'made-by');
const wanted = await fingerprint();
if ((await readFile(stamp, 'utf8').catch(() => '')) !== wanted) {
  await rm(prepared, { recursive: true, force: true });
  for (const make of [generateDeer, generateOthers, chooseClear, makeDamaged, makeYard, makeTrained, makeCameras]) {
    const began = Date.now();
    await make();
    console.log(`${make.name}: ${((Date.now() - began) / 1000).toFixed(0)} s`);
  }
  await rm(work, { recursive: true });
  await writeFile(stamp, wanted);
}

