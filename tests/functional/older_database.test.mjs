// Photos that the database does not know, as beside an older copy of it or none: nothing a person could want is deleted.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { Server, cli, temporaryHome } from './harness.mjs';
import { photosIn, testPhotos } from './places.mjs';

const timeout = 600_000;
const photosOf = (home) => path.join(home, 'data/photos');
const databaseOf = (home) => path.join(home, 'data/fieldloop.db');
const sumOf = async (file) => createHash('sha256').update(await readFile(file)).digest('hex');

/** The SHA-256 of every file of a folder, by name. */
async function sums(folder) {
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await sumOf(path.join(folder, name))])));
}

/** A home that has taken photos in and stopped. */
async function homeWith(t, files) {
  const home = await temporaryHome(t);
  const server = await Server.start(t, home);
  await server.upload('/photos?camera=yard', files);
  await server.stop();
  return home;
}

async function removeDatabase(home) {
  for (const name of await readdir(path.dirname(databaseOf(home))))
    if (name.startsWith('fieldloop.db')) await rm(path.join(home, 'data', name));
}

test('beside an older copy of the database newer photos are taken in again', { timeout }, async (t) => {
  const files = (await photosIn(testPhotos('deer/images/train'))).slice(0, 20);
  const home = await homeWith(t, files.slice(0, 10));
  const copy = path.join(home, 'copy.db');
  await copyFile(databaseOf(home), copy);
  const second = await Server.start(t, home);
  await second.upload('/photos?camera=yard', files.slice(10));
  const before = await second.allPhotos();
  const newest = before.find((photo) => path.basename(files[19]) === photo.filename);
  await second.put(`/api/photos/${newest.id}/annotation`, {
    boxes: [{ class_name: 'deer', x_min: 0.2, y_min: 0.2, x_max: 0.4, y_max: 0.4 }],
  });
  await second.stop();
  const bytes = await sums(photosOf(home));
  await removeDatabase(home);
  await copyFile(copy, databaseOf(home));

  const third = await Server.start(t, home);
  const photos = await third.allPhotos();
  assert.equal(photos.length, 20);
  assert.deepEqual(photos.map((photo) => photo.filename).sort(), before.map((photo) => photo.filename).sort(), 'their own names');
  assert.deepEqual(await sums(photosOf(home)), bytes, 'the bytes stay where they are');
  assert.equal(photos.filter((photo) => photo.camera === 'default').length, 10);
  const annotated = photos.find((photo) => photo.filename === newest.filename);
  assert.equal((await third.get(`/api/photos/${annotated.id}/annotation`)).boxes[0].class_name, 'deer', 'its label waited');
  const told = await third.get('/api/activity?limit=10');
  assert.ok(told.some(({ text }) => text.startsWith('10 photos in data/photos that the database did not know')), JSON.stringify(told));
  assert.match(third.log, /10 photos in data\/photos that the database did not know/);
  await third.stop();

  const fourth = await Server.start(t, home);
  assert.equal((await fourth.allPhotos()).length, 20);
  assert.doesNotMatch(fourth.log, /did not know/);
});

test('without its database a home with photos is refused, and nothing is gone', { timeout }, async (t) => {
  const files = (await photosIn(testPhotos('deer/images/train'))).slice(0, 4);
  const home = await homeWith(t, files);
  const bytes = await sums(photosOf(home));
  await removeDatabase(home);
  const commands = [
    ['serve', '--port', '0'],
    ['photos'],
    ['import', files[0]],
    ['migrate'],
  ];
  for (const command of commands) {
    const refused = await cli(...command, '--home', home);
    assert.equal(refused.status, 1, `${command.join(' ')}: ${refused.stdout}${refused.stderr}`);
    assert.match(refused.stderr, /4 photos lie.*Put a copy of the database back.*--adopt-photos/s);
  }
  assert.deepEqual(await sums(photosOf(home)), bytes);
  assert.ok(!(await readdir(path.join(home, 'data'))).includes('fieldloop.db'), 'no empty database is made');

  const server = await Server.start(t, home, ['--adopt-photos']);
  assert.equal((await server.allPhotos()).length, 4);
  assert.deepEqual(await sums(photosOf(home)), bytes);
});

test('an empty database beside photos is refused, and they can be taken in from the command line', { timeout }, async (t) => {
  const files = (await photosIn(testPhotos('deer/images/train'))).slice(0, 3);
  const home = await temporaryHome(t);
  assert.equal((await cli('migrate', '--home', home)).status, 0);
  const empty = path.join(home, 'empty.db');
  await copyFile(databaseOf(home), empty);
  assert.equal((await cli('import', ...files, '--home', home)).status, 0);
  const bytes = await sums(photosOf(home));
  await removeDatabase(home);
  await copyFile(empty, databaseOf(home));

  const refused = await cli('serve', '--port', '0', '--home', home);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /knows no photo, but 3 photos lie/);
  assert.deepEqual(await sums(photosOf(home)), bytes);
  const adopted = await cli('migrate', '--adopt-photos', '--home', home);
  assert.equal(adopted.status, 0, adopted.stderr);
  assert.equal(JSON.parse((await cli('photos', '--json', '--home', home)).stdout).length, 3);
  assert.deepEqual(await sums(photosOf(home)), bytes);
});

test('what is no photo is set aside and told, and only our own temporary files are removed', { timeout }, async (t) => {
  const files = (await photosIn(testPhotos('deer/images/train'))).slice(0, 2);
  const home = await homeWith(t, files);
  const folder = photosOf(home);
  await writeFile(path.join(folder, 'notes.txt'), 'deer by the pond');
  await writeFile(path.join(folder, 'broken.jpg'), (await readFile(files[0])).subarray(0, 500));
  await writeFile(path.join(folder, '.fieldloop-tmp-999999999-0'), 'half a photo');
  await writeFile(path.join(folder, '.hidden'), 'of a person');
  await mkdir(path.join(folder, 'more'));
  await copyFile(files[1], path.join(folder, 'more/a.jpg'));

  const server = await Server.start(t, home);
  assert.equal((await server.allPhotos()).length, 2);
  const aside = path.join(home, 'data/set_aside/photos');
  assert.deepEqual((await readdir(aside)).sort(), ['broken.jpg', 'notes.txt']);
  assert.equal(await readFile(path.join(aside, 'notes.txt'), 'utf8'), 'deer by the pond');
  const left = await readdir(folder);
  assert.ok(left.includes('.hidden') && left.includes('more') && !left.includes('.fieldloop-tmp-999999999-0'), left.join(' '));
  const told = await server.get('/api/activity?limit=10');
  assert.ok(told.some(({ text }) => text.includes('moved from data/photos to data/set_aside/photos')), JSON.stringify(told));
});
