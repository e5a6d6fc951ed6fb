// The command line as a person types it.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import test from 'node:test';
import { Server, cli, temporaryHome } from './harness.mjs';
import { photosIn, testPhotos } from './places.mjs';

async function ok(...args) {
  const { status, stdout, stderr } = await cli(...args, '--json');
  assert.equal(status, 0, `fieldloop ${args.join(' ')}: ${stderr}`);
  return JSON.parse(stdout);
}

test('wrong usage ends with status 2 and says what is wrong', async () => {
  for (const args of [['fly'], [], ['synthesize', '--seed', '-1'], ['import'], ['train', '--epochs', 'many'], ['train', '--epochs', '0'], ['deploy'], ['serve', '--port', '99999']]) {
    const { status, stderr } = await cli(...args);
    assert.equal(status, 2, args.join(' '));
    assert.ok(stderr.length > 10, args.join(' '));
  }
});

test('a command that is none is named', async () => {
  assert.match((await cli('fly')).stderr, /there is no command fly;/);
  assert.match((await cli('dataset', 'fly')).stderr, /there is no command dataset fly;/);
  assert.match((await cli('test', 'fly')).stderr, /--model is required/, 'what is missing comes before what is too much');
});

test('every command explains itself', async () => {
  const { status, stdout } = await cli('--help');
  assert.equal(status, 0);
  const commands = stdout.split('Subcommands:')[1].split('\n').map((line) => line.trim().split(/\s+/)[0]).filter(Boolean);
  for (const wanted of ['serve', 'import', 'migrate', 'import-tracker', 'synthesize', 'dataset', 'train', 'test', 'compare', 'deploy', 'rollback', 'log']) {
    assert.ok(commands.includes(wanted), wanted);
  }
  for (const command of commands) {
    const help = await cli(command, '--help');
    assert.equal(help.status, 0, command);
    if (command !== 'dataset') for (const option of ['--home', '--json']) assert.ok(help.stdout.includes(option), `${command} ${option}`);
  }
});

test('a run can be checked without starting it', async (t) => {
  const home = await temporaryHome(t);
  await ok('dataset', 'create', 'deer', '--class', 'deer', '--home', home);
  const { status, stdout } = await cli('train', '--check', '--home', home);
  assert.equal(status, 1, 'it is refused');
  assert.match(stdout, /^Refused: .{20,}/m);
  const check = JSON.parse((await cli('train', '--check', '--preset', 'quick', '--home', home, '--json')).stdout);
  assert.ok(check.refusals.length > 0);
  assert.equal(check.options.frozen_stages, 4);
  assert.deepEqual((await readdir(path.join(home, 'runs/train'))).filter((name) => !name.startsWith('.')), []);
});

test('a taken port is named, with the way to choose another', async (t) => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  t.after(() => taken.close());
  const { port } = taken.address();
  const { status, stderr } = await cli('serve', '--home', await temporaryHome(t), '--port', String(port));
  assert.equal(status, 1);
  assert.match(stderr, new RegExp(String(port)));
  assert.match(stderr, /--port/);
});

test('of an option given twice the last counts, so that ./run can be told another port', async (t) => {
  const home = await temporaryHome(t);
  const server = await Server.start(t, home, ['--home', `${home}/other`, '--host', '127.0.0.1']);
  assert.equal((await server.get('/health')).status, 'ok');
  assert.ok((await readdir(`${home}/other`)).includes('data'));
});

// Some of them ended with "database is locked" or "disk I/O error".
test('several commands at once may be the first in a home', async (t) => {
  for (let round = 0; round < 5; round += 1) {
    const home = await temporaryHome(t);
    const ended = await Promise.all(Array.from({ length: 8 }, () => cli('photos', '--home', home, '--json')));
    assert.deepEqual(ended.filter(({ status }) => status !== 0).map(({ stderr }) => stderr), []);
  }
});

test('migrations are listed as applied', async (t) => {
  const home = await temporaryHome(t);
  await ok('migrate', '--home', home);
  const { stdout } = await cli('migrate', '--status', '--home', home);
  assert.match(stdout, /0002.*mark_for_retraining/);
});

test('a folder of photos is imported, what is damaged is named, and again it is all duplicates', async (t) => {
  const home = await temporaryHome(t);
  const taken = await photosIn(testPhotos('trail'));
  const first = await ok('import', testPhotos('trail'), testPhotos('bad'), '--camera', 'creek', '--home', home);
  assert.deepEqual([first.added, first.duplicates, first.refused], [taken.length, 0, 2]);
  const again = await ok('import', testPhotos('trail'), '--camera', 'creek', '--home', home);
  assert.deepEqual([again.added, again.duplicates], [0, taken.length]);
  const server = await Server.start(t, home);
  const photos = await server.allPhotos();
  const times = photos.map((photo) => photo.captured_at);
  assert.deepEqual(times, [...times].sort().reverse(), 'newest capture first');
  assert.ok(new Set(times.map((time) => time.slice(0, 10))).size > 5, 'capture times come from EXIF, over ten days');
});

test('a model is tested on a folder: a picture a photo, and figures where there are labels', async (t) => {
  const home = await temporaryHome(t);
  const output = path.join(home, 'seen');
  const images = testPhotos('deer/images/val');
  await ok('test', '--model', 'coco-base', '--images', images, '--output', output, '--home', home);
  const made = await readdir(output);
  assert.equal(made.filter((name) => /\.(jpe?g|png)$/.test(name)).length, (await photosIn(images)).length);
  assert.ok(made.includes('detections.json'));
});

test('generated images are the same bytes for the same seed', { timeout: 1_800_000 }, async (t) => {
  const [a, b] = [await temporaryHome(t), await temporaryHome(t)];
  for (const home of [a, b]) await ok('synthesize', '--count', '4', '--seed', '7', '--home', home);
  const listing = async (home) => {
    const root = path.join(home, 'data/synthetic_training');
    return (await readdir(root, { recursive: true })).filter((name) => /\.(jpg|txt)$/.test(name)).sort();
  };
  const files = await listing(a);
  assert.deepEqual(files, await listing(b));
  assert.ok(files.length >= 8);
  for (const file of files) {
    const at = (home) => readFile(path.join(home, 'data/synthetic_training', file));
    assert.deepEqual(await at(a), await at(b), file);
  }
});
