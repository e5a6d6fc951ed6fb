// The trainer as a process: killed, stopped, without disk or memory.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import test from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { temporaryHome, until } from './harness.mjs';
import { cocoBase, labelOf, photosIn, testPhotos, trainer } from './places.mjs';

/** A dataset of the first deer photos of each split. */
async function smallDataset(folder, counts) {
  for (const [split, count] of Object.entries(counts)) {
    const images = (await photosIn(testPhotos('deer/images', split))).slice(0, count);
    for (const image of images) {
      const label = labelOf(image);
      for (const [kind, file] of [['images', image], ['labels', label]]) {
        await mkdir(path.join(folder, kind, split), { recursive: true });
        await cp(file, path.join(folder, kind, split, path.basename(file)));
      }
    }
  }
  const file = path.join(folder, 'deer_dataset.yaml');
  await writeFile(file, `path: ${folder}\ntrain: images/train\nval: images/val\nnames: [deer]\n`);
  return file;
}

/** A running trainer, its events and its end. `limits` are the shell's before it starts. */
class Run {
  static async start(folder, settings, limits = '') {
    await mkdir(folder, { recursive: true });
    const args = path.join(folder, 'args.yaml');
    const all = { base: cocoBase, output: folder, ...settings };
    await writeFile(args, Object.entries(all).map(([key, value]) => `${key}: ${value}\n`).join(''));
    return new Run(folder, spawn('sh', ['-c', `${limits} exec "$0" "$@"`, trainer, 'fit', '--args', args]));
  }

  constructor(folder, child) {
    this.folder = folder;
    this.child = child;
    this.events = [];
    this.log = '';
    createInterface({ input: child.stdout }).on('line', (line) => this.events.push(JSON.parse(line)));
    child.stderr.on('data', (chunk) => (this.log += chunk));
    this.closed = once(child, 'close');
  }

  find = (kind, matches = () => true) => this.events.find((event) => event.event === kind && matches(event));

  /** Its exit status, or the signal that ended it. */
  async end() {
    const [status, signal] = await this.closed;
    return signal ?? status;
  }

  /** Waits for something that happens before it ends. */
  soon(what, check) {
    return until(what, async () => {
      const found = await check();
      if (!found && this.child.exitCode !== null) throw new Error(`it ended with ${this.child.exitCode}: ${this.log}`);
      return found;
    }, 120);
  }
}

const file = (run, name) => readFile(path.join(run.folder, name));
const figures = async (run) =>
  (await file(run, 'results.csv')).toString().trim().split('\n').map((line) => line.split(',').toSpliced(1, 1).join(','));
const temporaries = async (folder) => (await readdir(folder)).filter((name) => name.startsWith('.fieldloop-tmp-'));

/** Kills the run with a checkpoint half written; tells whether it came in time. */
async function killWhileItWritesACheckpoint(run) {
  const modelBytes = (await stat(cocoBase)).size;
  for (;;) {
    for (const name of await temporaries(run.folder)) {
      const size = await stat(path.join(run.folder, name)).then(({ size }) => size, () => 0);
      if (size <= 1.2 * modelBytes) continue; // not the checkpoint, or hardly begun
      run.child.kill('SIGKILL');
      await run.end();
      return (await temporaries(run.folder)).length > 0;
    }
    assert.equal(run.child.exitCode, null, 'it ended before a checkpoint was seen');
    await pause(1);
  }
}

test('a run that is stopped, killed within an epoch and killed while it saves ends as one that was left alone', { timeout: 1_800_000 }, async (t) => {
  const home = await temporaryHome(t);
  const dataset = await smallDataset(path.join(home, 'data'), { train: 64, val: 8 });
  const settings = { dataset, epochs: 5, batch: 8, image_size: 224, seed: 3 };
  const fixed = { ...settings, threads: 1, precision: 'float32' };
  const alone = await Run.start(path.join(home, 'alone'), fixed);
  const folder = path.join(home, 'interrupted');
  assert.equal(await alone.end(), 0, alone.log);

  const within = (epoch) => (run) => run.soon(`a batch of epoch ${epoch}`, () => run.find('batch', (event) => event.epoch === epoch && event.done < event.total));
  const first = await Run.start(folder, fixed);
  await within(1)(first);
  first.child.kill('SIGKILL');
  assert.equal(await first.end(), 'SIGKILL');

  // From here on number of threads and precision are left open: they must be those that it began with.
  const again = { ...settings, resume: true };
  const second = await Run.start(folder, { ...fixed, resume: true });
  await within(2)(second);
  second.child.kill('SIGTERM');
  assert.equal(await second.end(), 3, second.log);
  assert.deepEqual((await readdir(folder)).sort(), ['args.yaml', 'best.onnx', 'best.pt', 'last.pt', 'results.csv']);

  const third = await Run.start(folder, again);
  await within(3)(third);
  third.child.kill('SIGKILL');
  await third.end();
  assert.equal(third.find('start').first_epoch, 2);

  let caught = false;
  for (let attempt = 0; attempt < 3 && !caught; ++attempt) caught = await killWhileItWritesACheckpoint(await Run.start(folder, again));
  assert.ok(caught, 'no checkpoint was caught half written');

  const last = await Run.start(folder, again);
  assert.equal(await last.end(), 0, last.log);
  const { threads, precision } = last.find('start');
  assert.deepEqual({ threads, precision }, { threads: 1, precision: 'float32' });
  assert.deepEqual(await figures(last), await figures(alone));
  assert.ok((await file(last, 'best.onnx')).equals(await file(alone, 'best.onnx')), 'the same model, bit for bit');
  assert.deepEqual(await temporaries(folder), [], 'what the kills left half written is gone');
});

test('a full disk ends a run with a sentence and leaves the former files whole', { timeout: 1_800_000 }, async (t) => {
  const home = await temporaryHome(t);
  const dataset = await smallDataset(path.join(home, 'data'), { train: 16, val: 4 });
  const settings = { dataset, batch: 8, image_size: 160, threads: 1 };
  const folder = path.join(home, 'run');
  assert.equal(await (await Run.start(folder, { ...settings, epochs: 2 })).end(), 0);
  const before = await Promise.all((await readdir(folder)).map(async (name) => [name, await readFile(path.join(folder, name))]));

  // A limit between the sizes of the model and of the checkpoint: the write fails half way.
  const blocks = Math.ceil(((await stat(cocoBase)).size * 1.5) / 512);
  const run = await Run.start(folder, { ...settings, epochs: 3, resume: true }, `ulimit -f ${blocks};`);
  assert.equal(await run.end(), 1);
  const { code, message } = run.find('error');
  assert.equal(code, 'io');
  assert.match(message, /last\.pt: File too large\. Make room on the disk and try again\.$/);
  for (const [name, bytes] of before) {
    if (name === 'last.pt' || name === 'best.onnx') assert.ok((await file(run, name)).equals(bytes), `${name} is as it was`);
  }
  assert.deepEqual(await temporaries(folder), []);
  assert.equal(await (await Run.start(folder, { ...settings, epochs: 3, resume: true })).end(), 0, 'with room it goes on');
});

test('without memory a run ends with a sentence and no model', { timeout: 1_800_000 }, async (t) => {
  const home = await temporaryHome(t);
  const dataset = await smallDataset(path.join(home, 'data'), { train: 32, val: 4 });
  const settings = { dataset, epochs: 1, batch: 32, image_size: 960, threads: 1, precision: 'float32' };
  const run = await Run.start(path.join(home, 'run'), settings, 'ulimit -v 3500000;');
  assert.equal(await run.end(), 1, run.log);
  assert.equal(run.find('error').code, 'unavailable');
  assert.match(run.find('error').message, /^Memory ran out.*smaller batch or image_size/);
  assert.deepEqual(await readdir(run.folder), ['args.yaml']);
});
