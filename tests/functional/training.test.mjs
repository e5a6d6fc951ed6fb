// A training run as its person steers it, on the demo yard.
import assert from 'node:assert/strict';
import test from 'node:test';
import { HttpError, Server, temporaryHome, until } from './harness.mjs';

const conflict = (error) => error instanceof HttpError && error.status === 409;

test('a run is cancelled, keeps its epochs, and is resumed to its end; a second one has to wait', { timeout: 300_000 }, async (t) => {
  const server = await Server.start(t, await temporaryHome(t));
  const demo = await server.job((await server.post('/api/demo')).id);
  assert.equal(demo.state, 'done', demo.error ?? '');
  await assert.rejects(server.post('/api/demo'), conflict, 'the demo yard is for an empty home');

  const run = await server.post('/api/training/runs', { epochs: 4, image_size: 160 });
  await assert.rejects(server.post('/api/training/runs', { epochs: 4 }), conflict, 'one run at a time');
  await until('an epoch', async () => (await server.get(`/api/training/runs/${run.id}`)).epochs.length >= 1, 120);
  await server.post(`/api/training/runs/${run.id}/cancel`);
  const cancelled = await server.trained(run, 60);
  assert.equal(cancelled.state, 'cancelled');
  assert.equal(cancelled.model_name, null, 'a cancelled run makes no model version');

  await server.post(`/api/training/runs/${run.id}/resume`);
  const done = await server.trained(run, 180);
  assert.equal(done.state, 'done', done.error ?? '');
  assert.deepEqual(done.epochs.map((epoch) => epoch.epoch), [1, 2, 3, 4]);
  assert.equal((await server.get(`/api/models/${done.model_name}`)).state, 'candidate');
});
