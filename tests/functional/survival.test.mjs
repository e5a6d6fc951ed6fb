// What a killed server leaves behind.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { Server, temporaryHome, until } from './harness.mjs';
import { BrokenPromise } from './contract.mjs';
import { labelOf, photosIn, testPhotos } from './places.mjs';

const sha256 = async (file) => createHash('sha256').update(await readFile(file)).digest('hex');

/** The epoch whose weights a run keeps: the latest that is within 0.01 of the fittest. */
function keptEpoch(epochs) {
  const fitness = (epoch) => 0.9 * epoch.map50_95 + 0.1 * epoch.map50;
  let kept;
  let fittest = 0;
  for (const epoch of epochs) {
    if (fitness(epoch) >= fittest - 0.01) kept = epoch;
    fittest = Math.max(fittest, fitness(epoch));
  }
  return kept;
}

async function uploadUntilKilled(server, files, killAfter) {
  const acknowledged = [];
  for (let i = 0; i < files.length; i += 4) {
    if (acknowledged.length >= killAfter) server.child.kill('SIGKILL');
    try {
      acknowledged.push(...(await server.upload('/photos?camera=yard', files.slice(i, i + 4))));
    } catch (error) {
      if (error instanceof BrokenPromise) throw error;
      return acknowledged;
    }
  }
  throw new Error('the server was not killed');
}

test('kill -9 during an import keeps every acknowledged photo once and no half file', { timeout: 1_800_000 }, async (t) => {
  const home = await temporaryHome(t);
  const folders = ['deer/images/train', 'deer/images/val', 'others/images'];
  const files = (await Promise.all(folders.map((folder) => photosIn(testPhotos(folder))))).flat();
  assert.ok(files.length > 150);
  const first = await Server.start(t, home);
  const acknowledged = await uploadUntilKilled(first, files, 50);
  await until('the end of the server', () => first.child.signalCode !== null);

  const second = await Server.start(t, home);
  const known = new Map((await second.allPhotos()).map((photo) => [photo.id, photo]));
  for (const file of acknowledged) assert.ok(known.has(file.photo_id), `${file.filename} was acknowledged`);
  const onDisk = await readdir(path.join(home, 'data/photos'));
  assert.deepEqual(onDisk.sort(), [...known.values()].map((photo) => photo.filename).sort(), 'no half and no stray file');

  const again = await second.upload('/photos?camera=yard', files);
  assert.equal(again.filter((file) => file.status === 'duplicate').length, known.size);
  const all = await second.allPhotos();
  assert.equal(all.length, files.length);
  const sums = await Promise.all(all.map((photo) => sha256(path.join(home, photo.filepath))));
  assert.deepEqual(sums.sort(), (await Promise.all(files.map(sha256))).sort(), 'originals are untouched');
});

test('kill -9 during training leaves an interrupted run that resumes to its end', { timeout: 1_800_000 }, async (t) => {
  const home = await temporaryHome(t);
  const first = await Server.start(t, home);
  await first.post('/api/datasets', { name: 'deer', classes: ['deer'] });
  for (const [split, count] of [['train', 48], ['val', 16]]) {
    const images = (await photosIn(testPhotos('deer/images', split))).slice(0, count);
    const labels = images.map((image) => labelOf(image));
    await first.upload(`/api/datasets/deer/items?split=${split}`, [...images, ...labels], 200);
  }
  const run = await first.post('/api/training/runs', { dataset: 'deer', epochs: 6, image_size: 224, least_views: 48 });
  const epochsOf = async (server) => (await server.get(`/api/training/runs/${run.id}`)).epochs.length;
  await until('two epochs', async () => (await epochsOf(first)) >= 2);
  await first.stop('SIGKILL');

  const second = await Server.start(t, home);
  const interrupted = await second.get(`/api/training/runs/${run.id}`);
  assert.equal(interrupted.state, 'interrupted');
  assert.ok(interrupted.epochs.length >= 2);
  assert.equal((await second.get(`/api/jobs/${interrupted.job_id}`)).can_resume, true);
  await second.post(`/api/training/runs/${run.id}/resume`);
  const done = await second.trained(run);
  assert.equal(done.state, 'done', done.error ?? '');
  assert.deepEqual(done.epochs.map((epoch) => epoch.epoch), [1, 2, 3, 4, 5, 6], 'it went on, and did not begin again');
  assert.deepEqual(done.epochs.slice(0, 2), interrupted.epochs.slice(0, 2));
  const model = await second.get(`/api/models/${done.model_name}`);
  assert.equal(model.state, 'candidate');
  const kept = keptEpoch(done.epochs);
  for (const figure of ['map50', 'map50_95']) {
    assert.ok(Math.abs(model.metrics[figure] - kept[figure]) <= 0.002, `${figure}: ${kept[figure]} while training, ${model.metrics[figure]} of the deployable file`);
  }
});
