// The API as its clients see it: shapes as api/openapi.yaml says, clear refusals, nothing reached that should not be.
import assert from 'node:assert/strict';
import { access, copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { request as rawRequest } from 'node:http';
import path from 'node:path';
import test from 'node:test';
import { Server, refused, temporaryHome, until } from './harness.mjs';
import { photosIn, testPhotos } from './places.mjs';

/** A request whose path is sent as it is, without the client tidying it up. */
function rawGet(server, where) {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    rawRequest({ hostname, port, path: where }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk)).on('end', () => resolve({ status: response.statusCode, type: response.headers['content-type'] ?? '', body }));
    }).on('error', reject).end();
  });
}

test('answers have the shapes that the API description promises', async (t) => {
  const server = await Server.start(t, await temporaryHome(t));
  const files = (await photosIn(testPhotos('deer/images/val'))).slice(0, 6);
  const form = new FormData();
  for (const file of files) form.append('files', new Blob([await readFile(file)]), path.basename(file));
  await server.post('/photos?camera=north', form);
  const photos = await server.get('/photos/');
  assert.equal(photos.length, 6);
  const id = photos[0].id;
  await server.get(`/photos/${id}`);
  await server.get(`/photos/${id}/detections?min_confidence=0.01`);
  await server.post(`/photos/${id}/mark-for-retraining`);
  await server.get('/photos/marked/list?limit=100&offset=0');
  await server.get('/photos/marked/count');
  await server.get('/detections/?limit=5&min_confidence=0.05');
  await server.get('/detections/classes');
  await server.get('/stats');
  await server.get('/api/disk');
  await server.get('/api/field-performance');
  await server.get('/sessions');
  await server.get('/health');
  await server.get('/api/cameras');
  await server.get('/api/activity');
  await server.get('/api/classes');
  await server.get(`/api/photos/${id}/proposals`);
  const box = { class_name: 'deer', x_min: 0.1, y_min: 0.2, x_max: 0.5, y_max: 0.6, origin: 'drawn' };
  await server.put(`/api/photos/${id}/annotation`, { boxes: [box], revision: 0 });
  await server.get(`/api/photos/${id}/annotation`);
  await server.post('/api/datasets', { name: 'deer', classes: ['deer'] });
  await server.post('/api/datasets/deer/add-annotated');
  await server.get('/api/datasets/deer');
  await server.get('/api/datasets');
  await server.get('/api/models');
  await server.get('/api/models/coco-base');
  await server.get('/api/training/presets');
  const verdict = await server.post('/api/training/check', { preset: 'quick' });
  assert.ok(verdict.refusals.length > 0, 'nothing to measure on');
  await refused(server.post('/api/training/check', { epochs: 0 }), 422, /epochs must be/);
  await server.delete('/api/training/check?asker=window');
  await refused(server.delete('/api/training/check'), 422, /asker must name/);
  await server.get('/api/training/runs');
  await server.get('/api/training/log');
  const job = await server.post('/api/jobs', { kind: 'detect', params: { scope: 'all' } });
  await server.job(job.id);
  await server.get('/api/jobs');
});

test('a box is given by its centre, its size and its corners', async (t) => {
  const server = await Server.start(t, await temporaryHome(t));
  await server.upload('/photos', (await photosIn(testPhotos('clear'))).slice(0, 3));
  const detections = await server.get('/detections/?min_confidence=0.05');
  assert.ok(detections.length > 0);
  const near = (a, b) => assert.ok(Math.abs(a - b) < 1e-4, `${a} is not ${b}`);
  for (const { bbox } of detections) {
    near(bbox.x, bbox.x_center);
    near(bbox.y, bbox.y_center);
    near(bbox.x_center, (bbox.x_min + bbox.x_max) / 2);
    near(bbox.width, bbox.x_max - bbox.x_min);
    near(bbox.height, bbox.y_max - bbox.y_min);
    for (const value of Object.values(bbox)) assert.ok(value >= 0 && value <= 1);
  }
});

test('damaged files are refused one by one and the rest are kept', async (t) => {
  const home = await temporaryHome(t);
  const server = await Server.start(t, home);
  const [good] = await photosIn(testPhotos('deer/images/val'));
  const disguised = path.join(home, 'disguised.jpg');
  await writeFile(disguised, '<html>not a photo</html>');
  const files = await server.upload('/photos', [testPhotos('bad/truncated.jpg'), good, testPhotos('bad/empty.jpg'), disguised]);
  assert.deepEqual(files.map((file) => file.status), ['refused', 'added', 'refused', 'refused']);
  for (const file of files.filter((f) => f.status === 'refused')) assert.ok(file.reason.length > 10, JSON.stringify(file));
  assert.equal((await server.get('/photos/')).length, 1);
  assert.equal((await readdir(path.join(home, 'data/photos'))).length, 1);
  const truncated = await readFile(testPhotos('bad/truncated.jpg'));
  const error = await server.request('POST', '/photos', truncated, { 'content-type': 'image/jpeg' }).then(() => assert.fail(), (e) => e);
  assert.equal(error.status, 422);
  assert.match(error.problem.files[0].reason, /trunc|end/i);
});

test('marking copies the photo, is the same twice, and unmarking leaves the copy', async (t) => {
  const home = await temporaryHome(t);
  const server = await Server.start(t, home);
  const [file] = await server.upload('/photos', [(await photosIn(testPhotos('deer/images/val')))[0]]);
  const where = `/photos/${file.photo_id}/mark-for-retraining`;
  const once = await server.post(where);
  assert.equal(once.marked_for_retraining, true);
  assert.equal(once.mark_reason, 'missed');
  const twice = await server.post(`${where}/`, { reason: 'bad_box', note: 'cuts the antlers' });
  assert.equal(twice.marked_at, once.marked_at);
  assert.deepEqual([twice.mark_reason, twice.mark_note], ['bad_box', 'cuts the antlers']);
  assert.equal((await server.get('/photos/marked/count')).count, 1);
  const copy = path.join(home, 'data/to_annotate', once.filename);
  assert.deepEqual(await readFile(copy), await readFile(path.join(home, once.filepath)));
  const gone = await server.delete(where);
  assert.deepEqual([gone.marked_for_retraining, gone.marked_at], [false, null]);
  await access(copy);
  await refused(server.post(where, { reason: 'because' }), 422, /reason/);
  await refused(server.post('/photos/999999/mark-for-retraining'), 404, /999999/);
});

test('a photo that cannot be copied is not marked', async (t) => {
  const home = await temporaryHome(t);
  const server = await Server.start(t, home);
  const [file] = await server.upload('/photos', [(await photosIn(testPhotos('deer/images/val')))[0]]);
  await rm(path.join(home, 'data/to_annotate'), { recursive: true, force: true });
  await writeFile(path.join(home, 'data/to_annotate'), 'in the way');
  const error = await server.post(`/photos/${file.photo_id}/mark-for-retraining`).then(() => assert.fail(), (e) => e);
  assert.equal(error.status, 500);
  assert.match(error.problem.detail, /data\/to_annotate/);
  assert.ok(!error.problem.detail.includes(home), 'the message says nothing of where the home lies');
  assert.equal((await server.get(`/photos/${file.photo_id}`)).marked_for_retraining, false);
});

test('bad input is refused with its field, and nothing outside the home is read', async (t) => {
  const home = await temporaryHome(t);
  const server = await Server.start(t, home);
  for (const [query, field] of [['limit=0', 'limit'], ['limit=501', 'limit'], ['limit=many', 'limit'], ['offset=-1', 'offset'],
    ['has_detections=perhaps', 'has_detections'], ['start_date=yesterday', 'start_date'], ['min_confidence=nan', 'min_confidence']]) {
    const error = await server.get(`/photos/?${query}`).then(() => assert.fail(query), (e) => e);
    assert.equal(error.status, 422, query);
    assert.equal(error.problem.field, field);
  }
  await refused(server.get('/photos/abc'), 422, /abc|photo_id/);
  await refused(server.get('/no/such/thing'), 404, /\w/);
  await refused(server.request('PATCH', '/photos/1', {}), 405, /\w/);
  await writeFile(path.join(home, 'secret.txt'), 'secret');
  for (const name of ['../fieldloop.db', '..%2f..%2fsecret.txt', '%2e%2e%2ffieldloop.db', '....//fieldloop.db', '%00', '..%5cfieldloop.db']) {
    for (const prefix of ['/photos/image/', '/app/', '/api/dataset-image/deer/val/']) {
      const answer = await rawGet(server, prefix + name);
      server.contract.check('GET', prefix + name, answer.status, answer.type, answer.body);
      assert.ok(!answer.body.includes('SQLite format') && answer.body !== 'secret', prefix + name);
      assert.ok(answer.status >= 400 || answer.body.includes('<!doctype html') || answer.body.includes('<!DOCTYPE html'), prefix + name);
    }
  }
  const text = await server.fetch('/api/datasets', { method: 'POST', body: '{"name": ', headers: { 'content-type': 'application/json' } });
  assert.ok([400, 422].includes(text.status));
  assert.equal((await server.get('/health')).status, 'ok');
});

test('localhost pages may call the API, others may not', async (t) => {
  const server = await Server.start(t, await temporaryHome(t));
  const from = async (origin) => (await server.fetch('/stats', { headers: { origin } })).headers.get('access-control-allow-origin');
  assert.equal(await from('http://localhost:5173'), 'http://localhost:5173');
  assert.equal(await from('https://example.org'), null);
});

test('photos put into data/incoming are imported, by camera folder, and removed there', async (t) => {
  const home = await temporaryHome(t);
  const server = await Server.start(t, home);
  const incoming = path.join(home, 'data/incoming');
  await mkdir(path.join(incoming, 'creek'), { recursive: true });
  const [photo] = await photosIn(testPhotos('trail'));
  await copyFile(photo, path.join(incoming, 'creek', 'EK000001.JPG'));
  await copyFile(testPhotos('bad/truncated.jpg'), path.join(incoming, 'broken.jpg'));
  const [imported] = await until('the import', async () => {
    const photos = await server.get('/photos/');
    return photos.length ? photos : undefined;
  });
  assert.equal(imported.camera, 'creek');
  assert.match(imported.captured_at, /^20\d\d-/);
  await until('the refused one', async () => (await readdir(path.join(incoming, 'refused'))).some((name) => name.endsWith('.txt')));
  assert.deepEqual(await readdir(path.join(incoming, 'creek')), []);
});
