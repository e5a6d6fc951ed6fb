// The review API as its clients see it: the timeline, verdicts with undo, groups, saved filters, differences.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { Server, refused, temporaryHome } from './harness.mjs';
import { photosIn, testPhotos } from './places.mjs';

/** A server with the first photos of the trail camera: bursts over several days, day and night. */
async function withTrailCamera(t, count = 20) {
  const home = await temporaryHome(t);
  const server = await Server.start(t, home);
  const files = (await photosIn(testPhotos('trail'))).slice(0, count);
  const form = new FormData();
  for (const file of files) form.append('files', new Blob([await readFile(file)]), path.basename(file));
  await server.post('/photos?camera=gate', form);
  return { server, home };
}

/** All photos of the timeline, section by section. */
async function walked(server, query) {
  const { sections } = await server.get(`/api/timeline?${query}`);
  const photos = [];
  for (const { key, photos: count } of sections) {
    const page = await server.get(`/api/timeline/sections/${key}?${query}`);
    assert.equal(page.length, count, `${key} of ${query}`);
    photos.push(...page);
  }
  return photos;
}

const idsOf = (photos) => photos.map((photo) => photo.id);

test('the timeline has the shapes that are promised, in every order', async (t) => {
  const { server } = await withTrailCamera(t);
  const timeline = await server.get('/api/timeline');
  assert.equal(timeline.total, 20);
  for (const { key } of timeline.sections) assert.match(key, /^2026-05-\d\d$/);
  const [{ key: day }] = timeline.sections;
  const { head } = await server.get('/api/timeline?head=2');
  assert.deepEqual(head, await server.get(`/api/timeline/sections/${day}?limit=2`), 'the first photos come along when asked for');
  assert.deepEqual(timeline.head, []);
  for (const sort of ['newest', 'oldest', 'confident', 'uncertain']) {
    const photos = await walked(server, `sort=${sort}`);
    assert.equal(new Set(idsOf(photos)).size, 20);
  }
  assert.deepEqual(idsOf(await walked(server, 'sort=oldest')), idsOf(await walked(server, 'sort=newest')).reverse());
  assert.deepEqual(idsOf(await walked(server, 'sort=uncertain')), idsOf(await walked(server, 'sort=confident')).reverse());
  const [photo] = await walked(server, 'sort=newest');
  await server.get(`/api/timeline/place?photo_id=${photo.id}`);
  await server.get(`/api/timeline/next?photo_id=${photo.id}`);
  await server.get(`/api/photos/${photo.id}/event`);
  const { bins } = await server.get('/api/timeline/confidences');
  assert.equal(bins.reduce((sum, count) => sum + count), 20);
});

test('day and night are told apart, and each is a filter', async (t) => {
  const { server } = await withTrailCamera(t);
  const night = await walked(server, 'light=night');
  const day = await walked(server, 'light=day');
  assert.ok(night.length > 3 && day.length > 3);
  assert.equal(night.length + day.length, 20);
  assert.ok(night.every((photo) => photo.light === 'night'));
});

test('bursts are events', async (t) => {
  const { server } = await withTrailCamera(t);
  const [photo] = await walked(server, 'sort=oldest');
  const event = await server.get(`/api/photos/${photo.id}/event?gap_minutes=1`);
  assert.ok(event.length > 1 && event.length < 20);
  const times = event.map((each) => Date.parse(each.captured_at));
  assert.deepEqual(times, times.toSorted ? times.toSorted((a, b) => a - b) : [...times].sort((a, b) => a - b));
  await refused(server.get('/api/photos/9999/event'), 404, /no photo 9999/i);
});

test('a verdict, its undo after a restart, and its redo', async (t) => {
  const { server, home } = await withTrailCamera(t, 6);
  const reviewer = 'browser-1';
  const [photo] = await walked(server, '');
  const given = await server.post('/api/verdicts', { reviewer, verdict: 'false_alarm', target: { photos: [photo.id] } });
  assert.equal(given.text, '1 photo: false alarm');
  assert.deepEqual([given.photos[0].verdict, given.photos[0].marked, given.photos[0].annotated_empty], ['false_alarm', true, true]);
  assert.equal((await server.get('/api/timeline?reviewed=false')).total, 5);
  await server.stop('SIGKILL');
  const again = await Server.start(t, home);
  await again.get(`/api/verdicts/history?reviewer=${reviewer}`);
  const undone = await again.post('/api/verdicts/undo', { reviewer });
  assert.deepEqual([undone.photos[0].verdict, undone.photos[0].marked, undone.photos[0].annotated], [null, false, false]);
  await refused(again.post('/api/verdicts/undo', { reviewer }), 409, /nothing to undo/i);
  const redone = await again.post('/api/verdicts/redo', { reviewer });
  assert.equal(redone.photos[0].verdict, 'false_alarm');
});

test('undo says what somebody else changed, and leaves it', async (t) => {
  const { server } = await withTrailCamera(t, 2);
  const [photo] = await walked(server, '');
  const give = (reviewer, verdict) => server.post('/api/verdicts', { reviewer, verdict, target: { photos: [photo.id] } });
  await give('ann', 'correct');
  await give('ben', 'empty');
  await refused(server.post('/api/verdicts/undo', { reviewer: 'ann' }), 409, new RegExp(`${photo.filename}.*changed.*empty`));
  assert.equal((await server.get('/api/timeline?verdict=empty')).total, 1);
});

test('bad verdicts are refused with what to do', async (t) => {
  const { server } = await withTrailCamera(t, 2);
  const post = (body) => server.post('/api/verdicts', { reviewer: 'ann', verdict: 'correct', target: { photos: [1] }, ...body });
  await refused(post({ verdict: 'maybe' }), 422, /verdict must be/);
  await refused(post({ verdict: 'wrong_animal' }), 422, /class_name/);
  await refused(post({ verdict: 'mark', reason: 'because' }), 422, /reason must be/);
  await refused(post({ target: {} }), 422, /exactly one/);
  await refused(post({ target: { photos: [], boxes: [1] } }), 422, /exactly one/);
  await refused(post({ target: { photos: ['1'] } }), 422, /photos/);
  await refused(post({ target: { photos: [99] } }), 404, /no photo 99/);
  await refused(post({ target: { boxes: [99999] } }), 404, /no box/);
  await refused(post({ verdict: 'empty', target: { boxes: [1] } }), 422, /boxes/);
  await refused(post({ reviewer: 'x'.repeat(80) }), 422, /reviewer/);
  await refused(post({ target: { group: { camera: 'gate' } } }), 422, /class_name/);
  await refused(server.get('/api/timeline?verdict=perhaps'), 422, /verdict/);
  await refused(server.get('/api/timeline/sections/yesterday'), 422, /2026-05-01/);
  await refused(server.get('/api/timeline/place'), 422, /photo_id/);
});

test('false alarms at one place are judged together', async (t) => {
  const server = await Server.start(t, await temporaryHome(t));
  const [clear] = await photosIn(testPhotos('clear'));
  await server.uploadSeries(clear, 'gate', [1, 3, 5, 7].map((hour) => `2026-05-01T0${hour}:00:00Z`));
  const groups = await server.get('/api/false-alarm-groups?camera=gate');
  assert.deepEqual([groups[0].photos, groups[0].events], [4, 4]);
  const { camera, class_name, model_name, x_min, y_min, x_max, y_max } = groups[0];
  const group = { camera, class_name, model_name, x_min, y_min, x_max, y_max };
  const result = await server.post('/api/verdicts', { reviewer: 'ann', verdict: 'false_alarm', mark_at_most: 1, target: { group } });
  assert.equal(result.count, groups[0].boxes);
  assert.equal(result.photos.filter((photo) => photo.marked).length, 1);
  assert.ok(result.photos.every((photo) => photo.boxes.some((box) => box.verdict === 'false_alarm')));
  assert.equal((await server.get('/api/false-alarm-groups')).length, groups.length - 1);
  await server.post('/api/verdicts/undo', { reviewer: 'ann' });
  assert.equal((await server.get('/api/false-alarm-groups')).length, groups.length);
});

test('filters are saved, replaced and deleted by name', async (t) => {
  const { server } = await withTrailCamera(t, 1);
  const where = `/api/saved-filters/${encodeURIComponent('night & fox')}`;
  await server.put(where, { query: 'light=night' });
  await server.put(where, { query: 'light=night&class_name=fox' });
  const saved = await server.get('/api/saved-filters');
  assert.deepEqual(saved, [{ name: 'night & fox', query: 'light=night&class_name=fox' }]);
  await server.delete(where);
  await refused(server.delete(where), 404, /night & fox/);
});

test('two models are compared on stored boxes', async (t) => {
  const { server } = await withTrailCamera(t, 6);
  const same = await server.get('/api/model-differences?a=coco-base&b=coco-base');
  assert.deepEqual([same.total, same.waiting_a, same.waiting_b], [0, 0, 0]);
  await refused(server.get('/api/model-differences?a=coco-base&b=none'), 404, /no model none/i);
  await refused(server.get('/api/model-differences?a=coco-base'), 422, /b must/);
});

test('other pages hear of a verdict', async (t) => {
  const { server } = await withTrailCamera(t, 1);
  const [photo] = await walked(server, '');
  const stop = new AbortController();
  t.after(() => stop.abort());
  const stream = await server.fetch('/api/events', { signal: stop.signal });
  const reader = stream.body.pipeThrough(new TextDecoderStream()).getReader();
  await server.post('/api/verdicts', { reviewer: 'ann', verdict: 'correct', target: { photos: [photo.id] } });
  let heard = '';
  while (!heard.includes(`"photo_ids":[${photo.id}]`)) heard += (await reader.read()).value;
  assert.match(heard, /event: photos/);
});
