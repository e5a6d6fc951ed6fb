// Measures a quick fix as a person makes it, over HTTP: a detector of deer by day gets 20 annotated night photos.
// Prints the seconds from the click to the candidate with its metrics, and what it learned.
// Usage: node bench/quick_fix.mjs PHOTOS   (PHOTOS holds deer/ and deer-night/; needs the release build)
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Server, cli, temporaryHome } from '../tests/functional/harness.mjs';
import { photosIn } from './learning/datasets.mjs';

const [photos] = process.argv.slice(2);
if (!photos) throw new Error('usage: node bench/quick_fix.mjs PHOTOS');
const newPhotos = 20;
const endings = [];
const t = { after: (end) => endings.push(end) };

const boxesOf = (text) => text.split('\n').filter((line) => line.trim()).map((line) => {
  const [, x, y, width, height] = line.split(' ').map(Number);
  const within = (value) => Math.min(1, Math.max(0, value));
  return { class_name: 'deer', x_min: within(x - width / 2), y_min: within(y - height / 2), x_max: within(x + width / 2), y_max: within(y + height / 2), origin: 'drawn' };
});

async function dataset(server) {
  await server.post('/api/datasets', { name: 'deer', classes: ['deer'] });
  for (const split of ['train', 'val']) {
    const files = photosIn(path.join(photos, 'deer/images', split)).flatMap(({ image, labels }) => [image, labels]);
    await server.upload(`/api/datasets/deer/items?split=${split}`, files, 40);
  }
}

/** Seconds from the click, and the run at its end. */
async function trained(server, preset) {
  const begun = performance.now();
  const run = await server.trained(await server.post('/api/training/runs', { dataset: 'deer', preset }));
  if (run.state !== 'done') throw new Error(run.error);
  return { seconds: (performance.now() - begun) / 1000, run };
}

async function annotate(server, chosen) {
  const uploaded = await server.upload('/photos?camera=night', chosen.map(({ image }) => image));
  for (const [at, { photo_id: id }] of uploaded.entries()) {
    await server.post(`/photos/${id}/mark-for-retraining`, { reason: 'other' });
    await server.put(`/api/photos/${id}/annotation`, { boxes: boxesOf(await readFile(chosen[at].labels, 'utf8')) });
  }
}

/** mAP50 and mAP50-95 of a version on photos in YOLO layout. */
async function measured(home, model, folder) {
  const where = ['--images', path.join(folder, 'images'), '--labels', path.join(folder, 'labels')];
  const { status, stdout, stderr } = await cli('test', '--home', home, '--json', '--threshold', '0.05', '--model', model, ...where);
  if (status !== 0) throw new Error(stderr || stdout);
  const { ap50, ap } = JSON.parse(stdout).evaluation.coco;
  return `${ap50.toFixed(3)} / ${ap.toFixed(3)}`;
}

try {
  const home = await temporaryHome(t);
  const server = await Server.start(t, home);
  await dataset(server);
  const first = await trained(server, 'standard');
  await server.post(`/api/models/${first.run.model_name}/deploy`, {});
  const night = photosIn(path.join(photos, 'deer-night/images'));
  await annotate(server, night.slice(0, newPhotos));
  const quick = await trained(server, 'quick');

  const others = path.join(home, 'others');
  for (const kind of ['images', 'labels']) await mkdir(path.join(others, kind), { recursive: true });
  for (const { image, labels } of night.slice(newPhotos)) {
    await copyFile(image, path.join(others, 'images', path.basename(image)));
    await copyFile(labels, path.join(others, 'labels', path.basename(labels)));
  }
  console.log(`standard: ${first.seconds.toFixed(0)} s from click to candidate; quick fix of ${newPhotos} photos: ${quick.seconds.toFixed(0)} s`);
  for (const [name, { run }] of Object.entries({ before: first, after: quick })) {
    const model = await server.get(`/api/models/${run.model_name}`);
    console.log(`${name}: val mAP50 / mAP50-95 ${model.metrics.map50.toFixed(3)} / ${model.metrics.map50_95.toFixed(3)}; on the ${night.length - newPhotos} other night photos ${await measured(home, run.model_name, others)}`);
  }
} finally {
  for (const end of endings.reverse()) await end();
}
