// Starts the real server on a free port with a home folder of its own, and talks to it as a client would.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BrokenPromise, Contract } from './contract.mjs';
import { binary, preparedHome } from './places.mjs';

export { binary };

export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

/** A folder that is removed when the test ends. */
export async function temporaryHome(t) {
  const home = await mkdtemp(path.join(tmpdir(), 'fieldloop-test-'));
  t.after(() => rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  return home;
}

/** A copy of a home that prepare.mjs filled, removed when the test ends. */
export async function copiedHome(t, name) {
  const home = await temporaryHome(t);
  await cp(preparedHome(name), home, { recursive: true });
  return home;
}

/** Waits until `check` gives something truthy and returns it. */
export async function until(what, check, seconds = 300) {
  const end = Date.now() + seconds * 1000;
  let lastError;
  for (;;) {
    try {
      const value = await check();
      if (value) return value;
      lastError = undefined;
    } catch (error) {
      if (error instanceof BrokenPromise) throw error;
      lastError = error;
    }
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}`, { cause: lastError });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export class HttpError extends Error {
  constructor(response, problem) {
    super(`${response.status} ${response.url}: ${problem?.detail ?? JSON.stringify(problem)}`);
    this.status = response.status;
    this.problem = problem;
  }
}

export class Server {
  static async start(t, home, options = []) {
    const port = await freePort();
    const child = spawn(binary, ['serve', '--home', home, '--host', '127.0.0.1', '--port', String(port), ...options], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const server = new Server(child, port, home);
    t.after(async () => {
      await server.stop();
      assert.deepEqual(server.brokenPromises, [], 'answers that the API description does not allow');
    });
    const description = await until('the server to answer', async () => {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${server.log}`);
      return (await fetch(`${server.url}/openapi.json`)).json();
    });
    server.contract = new Contract(description);
    return server;
  }

  constructor(child, port, home) {
    this.child = child;
    this.home = home;
    this.url = `http://127.0.0.1:${port}`;
    this.log = '';
    this.brokenPromises = []; // also those of requests whose failure a test expects
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (this.log += chunk));
  }

  /** Stops it as a person would (SIGTERM), or dead on the spot (SIGKILL). */
  async stop(signal = 'SIGTERM') {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }

  /** A request as it is given; an answer that the API description does not allow fails the test. */
  async fetch(where, init = {}) {
    const response = await fetch(this.url + where, init);
    await this.contract.checkResponse(init.method ?? 'GET', where, response).catch((error) => {
      if (error instanceof BrokenPromise) this.brokenPromises.push(error.message);
      throw error;
    });
    return response;
  }

  async request(method, where, body, headers = {}) {
    const json = body !== undefined && !(body instanceof FormData) && !(body instanceof Uint8Array);
    const response = await this.fetch(where, {
      method,
      body: json ? JSON.stringify(body) : body,
      headers: json ? { 'content-type': 'application/json', ...headers } : headers,
    });
    const text = await response.text();
    const value = text && response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
    if (!response.ok) throw new HttpError(response, value);
    return value;
  }

  get = (where) => this.request('GET', where);
  post = (where, body) => this.request('POST', where, body);
  put = (where, body) => this.request('PUT', where, body);
  delete = (where) => this.request('DELETE', where);

  /** Uploads files in batches and returns the parts of the answers' `files`. */
  async upload(where, files, batch = 20) {
    const answers = [];
    for (let i = 0; i < files.length; i += batch) {
      const form = new FormData();
      for (const file of files.slice(i, i + batch)) {
        form.append('files', new Blob([await readFile(file)]), path.basename(file));
      }
      answers.push(...(await this.post(where, form)).files);
    }
    return answers;
  }

  /** The same picture taken again and again, as a camera that stands still does: its bytes differ behind its end. */
  async uploadSeries(file, camera, times) {
    const bytes = await readFile(file);
    for (const [index, time] of times.entries()) {
      const body = new Uint8Array(Buffer.concat([bytes, Buffer.from(`again ${index}`)]));
      const where = `/photos?camera=${camera}&captured_at=${time}&filename=${camera}-${index}.jpg`;
      await this.request('POST', where, body, { 'content-type': 'image/jpeg' });
    }
  }

  /** Every photo, once the deployed model has looked at all of them. */
  photosLookedAt() {
    return until('every photo looked at', async () => {
      const { photos_with_boxes, photos_without_boxes } = await this.get('/api/field-performance');
      const all = await this.allPhotos();
      return photos_with_boxes + photos_without_boxes === all.length ? all : undefined;
    });
  }

  /** How the model does in the field, once that many photos are counted as judged: it may answer with what was true before. */
  fieldPerformance(judged) {
    return until(`${judged} judged photos`, async () => {
      const field = await this.get('/api/field-performance');
      return field.judged_photos === judged ? field : undefined;
    });
  }

  /** Every photo, page by page. */
  async allPhotos(query = '') {
    const photos = [];
    for (;;) {
      const page = await this.get(`/photos/?limit=200&offset=${photos.length}${query}`);
      photos.push(...page);
      if (page.length < 200) return photos;
    }
  }

  /** Waits until a training run has ended and returns it. */
  trained(run, seconds = 1800) {
    return until(
      `training run ${run.id}`,
      async () => {
        const now = await this.get(`/api/training/runs/${run.id}`);
        return ['queued', 'running'].includes(now.state) ? undefined : now;
      },
      seconds,
    );
  }

  job(id, seconds = 900) {
    return until(
      `job ${id}`,
      async () => {
        const now = await this.get(`/api/jobs/${id}`);
        return ['queued', 'running'].includes(now.state) ? undefined : now;
      },
      seconds,
    );
  }

  /** The comparison of two model versions, once it is computed. */
  compared(a, b, seconds = 600) {
    return until(`comparison of ${a} and ${b}`, async () => {
      const answer = await this.get(`/api/models/compare?a=${a}&b=${b}`);
      return answer.gate ? answer : undefined;
    }, seconds);
  }
}

/** Asserts that a request ends in a problem with this status and a sentence that fits. */
export async function refused(promise, status, pattern) {
  const error = await promise.then(() => assert.fail('it was not refused'), (e) => e);
  assert.ok(error instanceof HttpError, error.stack);
  assert.equal(error.status, status, error.message);
  assert.match(error.problem.detail, pattern);
  for (const field of ['type', 'title', 'status', 'detail', 'code']) assert.ok(field in error.problem, `${field} is missing`);
}

/** Runs the command line to its end. */
export async function cli(...args) {
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const [status] = await once(child, 'close');
  return { status, stdout, stderr };
}
