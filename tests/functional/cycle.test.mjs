// One whole turn of the loop on real photos, over HTTP alone.
import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { Server, distinctFiles, temporaryHome } from './harness.mjs';
import { labelOf, photosIn, testPhotos } from './places.mjs';

const epochs = 12;

async function uploadDeer(server, split) {
  const images = await photosIn(testPhotos('deer/images', split));
  const labels = images.map((image) => labelOf(image));
  const pairs = images.flatMap((image, i) => [image, labels[i]]);
  const files = await server.upload(`/api/datasets/deer/items?split=${split}`, pairs, 40);
  assert.deepEqual(files.filter((file) => file.status === 'refused'), []);
}

async function train(server, request) {
  const run = await server.trained(
    await server.post('/api/training/runs', { dataset: 'deer', epochs, batch: 16, image_size: 320, ...request }),
  );
  assert.equal(run.state, 'done', run.error ?? '');
  assert.equal(run.epochs.length, epochs);
  return server.get(`/api/models/${run.model_name}`);
}

/** Share of photos with a box at or above a confidence. */
const alarmRate = (photos, confidence) =>
  photos.filter((photo) => photo.detections.some((box) => box.confidence >= confidence)).length / photos.length;

test('the loop turns: train, deploy, mark false alarms, learn from them, deploy, roll back', { timeout: 1_500_000 }, async (t) => {
  const began = Date.now();
  const lap = (what) => t.diagnostic(`${what}: ${((Date.now() - began) / 1000).toFixed(0)} s`);
  const home = await temporaryHome(t);
  const server = await Server.start(t, home);

  await server.post('/api/datasets', { name: 'deer', classes: ['deer'] });
  await uploadDeer(server, 'train');
  await uploadDeer(server, 'val');
  const dataset = await server.get('/api/datasets/deer');
  const trainPhotos = (await distinctFiles(await photosIn(testPhotos('deer/images', 'train')))).length;
  assert.equal(dataset.train.photos, trainPhotos);
  assert.equal(dataset.val.photos, 80);
  lap('dataset uploaded');

  const first = await train(server, { notes: 'first deer model' });
  lap(`first model trained, val mAP50 ${first.metrics.map50.toFixed(3)}`);
  assert.ok(first.metrics.map50 >= 0.85, `val mAP50 ${first.metrics.map50}`);
  assert.equal(first.state, 'candidate');
  assert.equal((await server.get('/api/models/coco-base')).state, 'deployed', 'nothing is deployed by itself');
  await server.post(`/api/models/${first.name}/deploy`, {});

  const files = await photosIn(testPhotos('others/images'));
  const uploaded = await server.upload('/photos?camera=field', files);
  assert.deepEqual(uploaded.map((file) => file.status), files.map(() => 'added'));
  const photos = await server.allPhotos();
  assert.equal(photos.length, files.length);
  for (const photo of photos) {
    for (const detection of photo.detections) assert.equal(detection.model_name, first.name);
  }

  const byName = [...photos].sort((a, b) => a.filename.localeCompare(b.filename));
  const reviewed = byName.slice(0, files.length / 2);
  const rest = byName.slice(files.length / 2);
  const alarms = reviewed.filter((photo) => photo.has_detections);
  assert.ok(alarms.length >= 5, 'a detector that saw only deer takes other things for deer');
  for (const photo of alarms) {
    const marked = await server.post(`/photos/${photo.id}/mark-for-retraining`, { reason: 'false_positive' });
    assert.equal(marked.marked_for_retraining, true);
    await stat(path.join(home, 'data/to_annotate', photo.filename));
    const annotation = await server.put(`/api/photos/${photo.id}/annotation`, { boxes: [] });
    assert.equal(annotation.is_empty, true);
  }
  assert.equal((await server.get('/photos/marked/count')).count, alarms.length);
  lap(`${alarms.length} false alarms marked and confirmed empty`);

  const second = await train(server, { notes: 'learned from false alarms' });
  lap(`second model trained, val mAP50 ${second.metrics.map50.toFixed(3)}`);
  assert.equal(second.parent, first.name);
  assert.ok(second.metrics.map50 >= 0.85, `val mAP50 ${second.metrics.map50}`);
  const grown = await server.get('/api/datasets/deer');
  assert.equal(grown.train.photos, trainPhotos + alarms.length);
  assert.equal(grown.val.photos, 80, 'field photos never enter validation');

  const comparison = await server.compared(first.name, second.name);
  assert.equal(comparison.metrics_a.photos, comparison.metrics_b.photos);
  // Two trainings differ by chance on 80 photos: a loss counts when the paired interval shows it to exceed 0.02.
  const { difference, interval } = comparison.differences.map50;
  t.diagnostic(`mAP50 on val changed by ${difference.toFixed(3)} (${interval.map((end) => end.toFixed(3)).join(' to ')})`);
  assert.ok(interval[1] >= -0.02, `val mAP50 lost ${-difference}, at least ${-interval[1]}`);
  await server.post(`/api/models/${second.name}/deploy`, { force: !comparison.gate.passed });
  const job = await server.job((await server.post('/api/jobs', { kind: 'detect', params: { scope: 'all' } })).id);
  assert.equal(job.state, 'done', job.error ?? '');
  const after = new Map((await server.allPhotos()).map((photo) => [photo.id, photo]));
  for (const photo of after.values()) {
    for (const detection of photo.detections) assert.equal(detection.model_name, second.name);
  }
  const restAfter = rest.map((photo) => after.get(photo.id));
  for (const [confidence, left] of [[0.25, 0.9], [0.5, 0.5]]) {
    const [before, now] = [alarmRate(rest, confidence), alarmRate(restAfter, confidence)];
    t.diagnostic(`share of unseen photos with a false alarm from ${confidence}: ${before.toFixed(2)} -> ${now.toFixed(2)}`);
    assert.ok(now <= left * before, `false alarms from ${confidence}: ${before} -> ${now}`);
  }

  assert.equal((await server.post('/api/models/rollback')).name, first.name);
  assert.equal((await server.get(`/api/models/${second.name}`)).state, 'retired');
  const [late] = await server.upload('/photos?camera=late', [(await photosIn(testPhotos('deer/images/val')))[0]]);
  const seen = await server.get(`/photos/${late.photo_id}`);
  assert.ok(seen.detections.length > 0);
  for (const detection of seen.detections) assert.equal(detection.model_name, first.name);

  const log = (await readFile(path.join(home, 'data/retraining_log.csv'), 'utf8')).trim().split('\n');
  assert.equal(log[0], 'date,model_version,photos_added,precision,recall,mAP50,notes');
  assert.equal(log.length, 3, 'a line for each retraining');
  assert.ok(log[2].includes(`,${second.name},${alarms.length},`));
  lap('the loop is closed');
});
