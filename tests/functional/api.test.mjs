// The API as its clients see it: shapes as api/openapi.yaml says, clear refusals, nothing reached that should not be.
import assert from 'node:assert/strict';
import { access, copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { request as rawRequest } from 'node:http';
import path from 'node:path';
import test from 'node:test';
import { contractOf, refused } from './contract.mjs';
import { Server, photosIn, realPhotos, temporaryHome, until, withoutRealPhotos } from './harness.mjs';

/** A request whose path is sent as it is, without the client tidying it up. */
function rawGet(server, where) {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    rawRequest({ hostname, port, path: where }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk)).on('end', () => resolve({ status: response.statusCode, body }));
    }).on('error', reject).end();
  });
}

test('answers have the shapes that the API description promises', { skip: withoutRealPhotos }, async (t) => {
  const server = await Server.start(t, await temporaryHome(t));
  const check = contractOf(await server.get('/openapi.json'));
  const files = (await photosIn(realPhotos('deer/images/val'))).slice(0, 6);
  const form = new FormData();
  for (const file of files) form.append('files', new Blob([await readFile(file)]), path.basename(file));
  check('addPhotos', 200, await server.post('/photos?camera=north', form));
  const photos = await server.get('/photos/');
  check('listPhotos', 200, photos);
  assert.equal(photos.length, 6);
  const id = photos[0].id;
  check('getPhoto', 200, await server.get(`/photos/${id}`));
  check('getPhotoDetections', 200, await server.get(`/photos/${id}/detections?min_confidence=0.01`));
  check('markPhoto', 200, await server.post(`/photos/${id}/mark-for-retraining`));
  check('listMarkedPhotos', 200, await server.get('/photos/marked/list?limit=100&offset=0'));
  check('countMarkedPhotos', 200, await server.get('/photos/marked/count'));
  check('listDetections', 200, await server.get('/detections/?limit=5&min_confidence=0.05'));
  check('listDetectionClasses', 200, await server.get('/detections/classes'));
  check('getStats', 200, await server.get('/stats'));
  check('getDiskUsage', 200, await server.get('/api/disk'));
  check('getFieldPerformance', 200, await server.get('/api/field-performance'));
  check('listSessions', 200, await server.get('/sessions'));
  check('getHealth', 200, await server.get('/health'));
  check('listCameras', 200, await server.get('/api/cameras'));
  check('listActivity', 200, await server.get('/api/activity'));
  check('listClasses', 200, await server.get('/api/classes'));
  check('getProposals', 200, await server.get(`/api/photos/${id}/proposals`));
  const box = { class_name: 'deer', x_min: 0.1, y_min: 0.2, x_max: 0.5, y_max: 0.6, origin: 'drawn' };
  check('saveAnnotation', 200, await server.put(`/api/photos/${id}/annotation`, { boxes: [box], revision: 0 }));
  check('getAnnotation', 200, await server.get(`/api/photos/${id}/annotation`));
  check('createDataset', 201, await server.post('/api/datasets', { name: 'deer', classes: ['deer'] }));
  check('addAnnotatedPhotos', 200, await server.post('/api/datasets/deer/add-annotated'));
  check('getDataset', 200, await server.get('/api/datasets/deer'));
  check('listDatasets', 200, await server.get('/api/datasets'));
  check('listModels', 200, await server.get('/api/models'));
  check('getModel', 200, await server.get('/api/models/coco-base'));
  check('listTrainingPresets', 200, await server.get('/api/training/presets'));
  const verdict = await server.post('/api/training/check', { preset: 'quick' });
  check('checkTraining', 200, verdict);
  assert.ok(verdict.refusals.length > 0, 'nothing to measure on');
  await refused(server.post('/api/training/check', { epochs: 0 }), 422, /epochs must be/);
  await server.delete('/api/training/check?asker=window');
  await refused(server.delete('/api/training/check'), 422, /asker must name/);
  check('listTrainingRuns', 200, await server.get('/api/training/runs'));
  check('getTrainingLog', 200, await server.get('/api/training/log'));
  const job = await server.post('/api/jobs', { kind: 'detect', params: { scope: 'all' } });
  check('startJob', 202, job);
  check('getJob', 200, await server.job(job.id));
  check('listJobs', 200, await server.get('/api/jobs'));
});

test('a box is given by its centre, its size and its corners', { skip: withoutRealPhotos }, async (t) => {
  const server = await Server.start(t, await temporaryHome(t));
  await server.upload('/photos', (await photosIn(realPhotos('raccoon/images'))).slice(0, 3));
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

test('damaged files are refused one by one and the rest are kept', { skip: withoutRealPhotos }, async (t) => {
  const home = await temporaryHome(t);
  const server = await Server.start(t, home);
  const [good] = await photosIn(realPhotos('deer/images/val'));
  const disguised = path.join(home, 'disguised.jpg');
  await writeFile(disguised, '<html>not a photo</html>');
  const files = await server.upload('/photos', [realPhotos('bad/truncated.jpg'), good, realPhotos('bad/empty.jpg'), disguised]);
  assert.deepEqual(files.map((file) => file.status), ['refused', 'added', 'refused', 'refused']);
  for (const file of files.filter((f) => f.status === 'refused')) assert.ok(file.reason.length > 10, JSON.stringify(file));
  assert.equal((await server.get('/photos/')).length, 1);
  assert.equal((await readdir(path.join(home, 'data/photos'))).length, 1);
  const truncated = await readFile(realPhotos('bad/truncated.jpg'));
  const error = await server.request('POST', '/photos', truncated, { 'content-type': 'image/jpeg' }).then(() => assert.fail(), (e) => e);
  assert.equal(error.status, 422);
  assert.match(error.problem.files[0].reason, /trunc|end/i);
});

test('marking copies the photo, is the same twice, and unmarking leaves the copy', { skip: withoutRealPhotos }, async (t) => {
  const home = await temporaryHome(t);
  const server = await Server.start(t, home);
  const [file] = await server.upload('/photos', [(await photosIn(realPhotos('deer/images/val')))[0]]);
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

test('a photo that cannot be copied is not marked', { skip: withoutRealPhotos }, async (t) => {
  const home = await temporaryHome(t);
  const server = await Server.start(t, home);
  const [file] = await server.upload('/photos', [(await photosIn(realPhotos('deer/images/val')))[0]]);
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
      assert.ok(!answer.body.includes('SQLite format') && answer.body !== 'secret', prefix + name);
      assert.ok(answer.status >= 400 || answer.body.includes('<!doctype html') || answer.body.includes('<!DOCTYPE html'), prefix + name);
    }
  }
  const text = await fetch(`${server.url}/api/datasets`, { method: 'POST', body: '{"name": ', headers: { 'content-type': 'application/json' } });
  assert.ok([400, 422].includes(text.status));
  assert.equal((await server.get('/health')).status, 'ok');
});

test('localhost pages may call the API, others may not', async (t) => {
  const server = await Server.start(t, await temporaryHome(t));
  const from = async (origin) => (await fetch(`${server.url}/stats`, { headers: { origin } })).headers.get('access-control-allow-origin');
  assert.equal(await from('http://localhost:5173'), 'http://localhost:5173');
  assert.equal(await from('https://example.org'), null);
});

test('photos put into data/incoming are imported, by camera folder, and removed there', { skip: withoutRealPhotos }, async (t) => {
  const home = await temporaryHome(t);
  const server = await Server.start(t, home);
  const incoming = path.join(home, 'data/incoming');
  await mkdir(path.join(incoming, 'creek'), { recursive: true });
  const [photo] = await photosIn(realPhotos('trailcam'));
  await copyFile(photo, path.join(incoming, 'creek', 'EK000001.JPG'));
  await copyFile(realPhotos('bad/truncated.jpg'), path.join(incoming, 'broken.jpg'));
  const [imported] = await until('the import', async () => {
    const photos = await server.get('/photos/');
    return photos.length ? photos : undefined;
  });
  assert.equal(imported.camera, 'creek');
  assert.match(imported.captured_at, /^20\d\d-/);
  await until('the refused one', async () => (await readdir(path.join(incoming, 'refused'))).some((name) => name.endsWith('.txt')));
  assert.deepEqual(await readdir(path.join(incoming, 'creek')), []);
});
