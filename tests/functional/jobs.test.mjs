// Long work as a client steers it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Server, refused, temporaryHome, until } from './harness.mjs';

test('a job is cancelled, resumed where it stopped, and told as events', async (t) => {
  const server = await Server.start(t, await temporaryHome(t));
  const stop = new AbortController();
  t.after(() => stop.abort());
  const reader = (await server.fetch('/api/events', { signal: stop.signal })).body.pipeThrough(new TextDecoderStream()).getReader();
  const job = await server.post('/api/jobs', { kind: 'synthesize', params: { count: 2000, seed: 1, split: 'train' } });
  const running = () => until('an image', async () => (await server.get(`/api/jobs/${job.id}`)).progress.done > 0);
  await running();
  await server.post(`/api/jobs/${job.id}/cancel`);
  const cancelled = await server.job(job.id);
  assert.deepEqual([cancelled.state, cancelled.can_resume], ['cancelled', true]);
  const again = await server.post(`/api/jobs/${job.id}/resume`);
  assert.equal(again.id, job.id);
  await running();
  assert.deepEqual((await server.get('/api/jobs?state=running')).map(({ id }) => id), [job.id]);
  await server.post(`/api/jobs/${job.id}/cancel`);
  assert.equal((await server.job(job.id)).state, 'cancelled');
  let heard = '';
  while (!heard.includes('"state":"cancelled"')) heard += (await reader.read()).value;
  assert.match(heard, /event: job/);
});

test('work that is not there, or not known, is refused', async (t) => {
  const server = await Server.start(t, await temporaryHome(t));
  await refused(server.get('/api/jobs/99'), 404, /99/);
  await refused(server.post('/api/jobs/99/cancel'), 404, /99/);
  await refused(server.post('/api/jobs', { kind: 'sleep' }), 422, /kind/);
  await refused(server.get('/api/jobs?state=lost'), 422, /state must be/);
});
