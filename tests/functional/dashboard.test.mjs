// What the dashboard shows: space on the disk, and how the deployed model does on judged photos.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Server, temporaryHome } from './harness.mjs';
import { photosIn, testPhotos } from './places.mjs';

test('verdicts give the precision of the deployed model, as soon as there are enough', async (t) => {
  const server = await Server.start(t, await temporaryHome(t));
  const files = (await photosIn(testPhotos('deer/images/val'))).slice(0, 40);
  await server.upload('/photos?camera=gate', files);
  const photos = await server.photosLookedAt();
  const before = await server.get('/api/field-performance');
  assert.equal(before.judged_photos, 0);
  assert.deepEqual([before.precision, before.recall, before.weeks], [null, null, []]);

  const withBoxes = photos.filter((photo) => photo.has_detections);
  assert.equal(withBoxes.length, before.photos_with_boxes);
  const wrong = withBoxes.slice(0, 3).map((photo) => photo.id);
  const right = withBoxes.slice(3).map((photo) => photo.id);
  await server.post('/api/verdicts', { reviewer: 'somebody', verdict: 'false_alarm', target: { photos: wrong } });
  await server.post('/api/verdicts', { reviewer: 'somebody', verdict: 'correct', target: { photos: right } });
  const after = await server.fieldPerformance(withBoxes.length);
  const boxes = (list) => photos.filter((photo) => list.includes(photo.id)).reduce((sum, photo) => sum + photo.detection_count, 0);
  if (after.precision) {
    assert.ok(Math.abs(after.precision.value - boxes(right) / (boxes(right) + boxes(wrong))) < 1e-9);
    assert.ok(after.precision.low < after.precision.value && after.precision.value < after.precision.high);
    assert.ok(after.precision.observations >= after.least_observations);
  }
  assert.deepEqual(after.cameras.map(({ name }) => name), ['gate']);
  if (before.photos_without_boxes > 0) assert.equal(after.recall, null, 'nobody looked at the photos without a box');
});

test('the disk is measured part by part', async (t) => {
  const server = await Server.start(t, await temporaryHome(t));
  const part = async (name) => (await server.get('/api/disk')).parts.find((entry) => entry.name === name);
  assert.deepEqual(await part('photos'), { name: 'photos', bytes: 0, files: 0 });
  await server.upload('/photos', (await photosIn(testPhotos('deer/images/val'))).slice(0, 3));
  assert.equal((await part('photos')).files, 3);
  assert.ok((await part('database')).bytes > 0);
  const disk = await server.get('/api/disk');
  assert.ok(disk.free_bytes > 0 && disk.free_bytes < disk.capacity_bytes);
});
