// A training run as its person steers it.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { HttpError, Server, copiedHome, until } from './harness.mjs';

/** The process id of the trainer that works in a run's folder. */
async function trainerOf(folder) {
  for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const words = await readFile(`/proc/${id}/cmdline`, 'utf8').then((text) => text.split('\0'), () => []);
    if (words[0].endsWith('fieldloop-train') && words.includes(path.join(folder, 'args.yaml'))) return Number(id);
  }
  return undefined;
}

const conflict = (error) => error instanceof HttpError && error.status === 409;

test('a run is cancelled, keeps its best, is resumed, killed, and resumed to its end; a second one has to wait', { timeout: 1_800_000 }, async (t) => {
  const server = await Server.start(t, await copiedHome(t, 'trained'));
  await assert.rejects(server.post('/api/demo'), conflict, 'the demo yard is for an empty home');

  const run = await server.post('/api/training/runs', { epochs: 4, image_size: 160, least_views: 48 });
  await assert.rejects(server.post('/api/training/runs', { epochs: 4 }), conflict, 'one run at a time');
  await until('an epoch', async () => (await server.get(`/api/training/runs/${run.id}`)).epochs.length >= 1);
  await server.post(`/api/training/runs/${run.id}/cancel`);
  const cancelled = await server.trained(run);
  assert.equal(cancelled.state, 'cancelled');
  const kept = await server.get(`/api/models/${cancelled.model_name}`);
  assert.equal(kept.state, 'candidate', 'the best so far is kept');
  assert.ok(kept.metrics.photos > 0);

  await server.post(`/api/training/runs/${run.id}/resume`);
  process.kill(await until('the trainer', () => trainerOf(path.join(server.home, run.folder))), 'SIGKILL');
  const failed = await server.trained(run);
  assert.equal(failed.state, 'failed');
  assert.match(failed.error, /killed, probably by the system because memory ran out/);

  await server.post(`/api/training/runs/${run.id}/resume`);
  const done = await server.trained(run);
  assert.equal(done.state, 'done', done.error ?? '');
  assert.deepEqual(done.epochs.map((epoch) => epoch.epoch), [1, 2, 3, 4]);
  assert.equal((await server.get(`/api/models/${done.model_name}`)).state, 'candidate');
});
