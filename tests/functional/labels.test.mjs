// Labels side by side with other programs, classes, and the check of labels, over HTTP and the command line.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Server, cli, temporaryHome, until } from './harness.mjs';
import { photosIn, testPhotos } from './places.mjs';

const deer = (x = 0.2) => ({ class_name: 'deer', x_min: x, y_min: 0.2, x_max: x + 0.2, y_max: 0.4 });

describe('labels beside other programs', () => {
  let server;
  let home;
  let photos;
  const beside = (name) => path.join(home, 'data/to_annotate', name);
  const labelOf = (photo) => photo.filename.replace(/\.\w+$/, '.txt');
  const annotation = (photo) => server.get(`/api/photos/${photo.id}/annotation`);
  const endings = [];
  before(async () => {
    const context = { after: (end) => endings.push(end) };
    home = await temporaryHome(context);
    server = await Server.start(context, home);
    await server.upload('/photos/', (await photosIn(testPhotos('deer/images/val'))).slice(0, 6));
    photos = await server.get('/photos?limit=6');
  });
  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  test('a change in LabelImg arrives by itself, also one made while the server is off', async (t) => {
    const [photo] = photos;
    await server.put(`/api/photos/${photo.id}/annotation`, { boxes: [deer()] });
    await writeFile(beside(labelOf(photo)), '0 0.5 0.5 0.2 0.2\n');
    await until('the change to be read', async () => (await annotation(photo)).revision === 2);
    const { text } = (await server.get('/api/activity'))[0];
    assert.match(text, /changed by another program/);

    await server.stop();
    await writeFile(beside('classes.txt'), 'fox\ndeer\n');
    await writeFile(beside(labelOf(photo)), '0 0.6 0.6 0.2 0.2\n');
    server = await Server.start(t, home);
    const read = await until('the change to be read', async () => (await annotation(photo)).revision === 3 && annotation(photo));
    assert.equal(read.boxes[0].class_name, 'fox');
  });

  test('a bad line is named, and a conflict keeps both until somebody chooses', async (t) => {
    server = await Server.start(t, home);
    const [, photo] = photos;
    await server.put(`/api/photos/${photo.id}/annotation`, { boxes: [deer()] });
    await writeFile(beside(labelOf(photo)), '0 0.5 0.5 0.2 0.2\n0 0.5 oops 0.2 0.2\n');
    assert.equal((await server.post('/api/label-files/scan')).problems, 1);
    const [problem] = (await server.get('/api/label-files')).problems;
    assert.match(problem.problem, /line 2/);

    await writeFile(beside(labelOf(photo)), '0 0.5 0.5 0.2 0.2\n');
    await server.put(`/api/photos/${photo.id}/annotation`, { boxes: [deer(0.6)] });
    const [conflict] = (await server.get('/api/label-files')).conflicts;
    assert.equal(conflict.photo_id, photo.id);
    await server.post(`/api/label-files/conflicts/${photo.id}/resolve`, {
      boxes: [...conflict.ours, ...conflict.theirs],
      revision: conflict.revision,
    });
    assert.equal((await annotation(photo)).boxes.length, 2);
    assert.deepEqual((await server.get('/api/label-files')).conflicts, []);
    await assert.rejects(server.post(`/api/label-files/conflicts/${photo.id}/resolve`, {}), { status: 404 });
  });

  test('a merge shows what it changes first', async (t) => {
    server = await Server.start(t, home);
    await server.put(`/api/photos/${photos[2].id}/annotation`, { boxes: [{ ...deer(), class_name: 'dear' }] });
    const preview = await server.post('/api/classes/dear/change', { into: 'deer', preview: true });
    assert.deepEqual([preview.merge, preview.photos, preview.boxes], [true, 1, 1]);
    await server.post('/api/classes/dear/change', { into: 'deer' });
    assert.equal((await annotation(photos[2])).boxes[0].class_name, 'deer');
    assert.ok(!(await readFile(beside('classes.txt'), 'utf8')).includes('dear'));
    await assert.rejects(server.post('/api/classes/nothing/change', { into: 'deer' }), { status: 404 });
    await assert.rejects(server.delete('/api/classes/deer'), { status: 409 });
    await assert.rejects(server.put('/api/classes/deer', { color: 'red' }), { status: 422 });
  });

  test('the check finds a box that lies twice, as a job and on the command line, and fixes it', async (t) => {
    server = await Server.start(t, home);
    await server.put(`/api/photos/${photos[3].id}/annotation`, { boxes: [deer(), deer(0.205)] });
    const drafted = await server.post(`/api/photos/${photos[4].id}/quality`, { boxes: [deer(), deer()] });
    assert.ok(drafted.cards.some((card) => card.kind === 'duplicate'));
    const job = await server.post('/api/jobs', { kind: 'check' });
    assert.equal((await server.job(job.id)).state, 'done');
    const { cards } = await server.get('/api/quality?kind=duplicate');
    assert.equal(cards[0].photo.photo_id, photos[3].id);
    await server.post(`/api/quality/cards/${cards[0].id}`, { action: 'fix' });
    assert.equal((await annotation(photos[3])).boxes.length, 1);
    await server.post(`/api/quality/cards/${cards[0].id}`, { action: 'undo' });
    assert.equal((await annotation(photos[3])).boxes.length, 2);
    await assert.rejects(server.post('/api/quality/cards/99999', { action: 'fix' }), { status: 404 });
    await server.stop();
    const { stdout } = await cli('check-labels', '--home', home, '--json');
    assert.ok(JSON.parse(stdout).cards.some((card) => card.kind === 'duplicate'));
    const read = await cli('read-labels', '--home', home);
    assert.match(read.stdout, /0 label files read/);
  });

  test('what is wrong with one photo is told without a check of all, and can be called right', async (t) => {
    server = await Server.start(t, home);
    const where = `/api/photos/${photos[3].id}/quality`;
    const [card] = (await server.get(where)).cards.filter(({ kind }) => kind === 'duplicate');
    await server.post(`${where}/right`, { kind: card.kind, box: card.box });
    assert.deepEqual((await server.get(where)).cards.filter(({ kind }) => kind === 'duplicate'), []);
    await assert.rejects(server.post(`${where}/right`, { kind: 'odd' }), { status: 422 });
  });

  test('a class is added, styled, listed with its use, and deleted', async (t) => {
    server = await Server.start(t, home);
    assert.equal((await server.post('/api/classes', { name: 'badger' })).name, 'badger');
    await server.put('/api/classes/badger', { color: '#aa5500', shortcut: 'k' });
    const badger = async (where) => (await server.get(where)).find(({ name }) => name === 'badger');
    assert.deepEqual([(await badger('/api/classes')).color, (await badger('/api/classes')).shortcut], ['#aa5500', 'k']);
    assert.equal((await badger('/api/classes/usage')).boxes, 0);
    await server.delete('/api/classes/badger');
    assert.equal(await badger('/api/classes'), undefined);
  });

  test('windows that have one photo open know of each other, and of what the other saves', async (t) => {
    server = await Server.start(t, home);
    const where = `/api/photos/${photos[0].id}/presence`;
    assert.deepEqual((await server.put(where, { editor: 'a', name: 'Anna' })).others, []);
    const { others, revision } = await server.put(where, { editor: 'b' });
    assert.deepEqual(others, [{ editor: 'a', name: 'Anna' }]);
    assert.equal(revision, (await annotation(photos[0])).revision);
    await server.delete(`${where}?editor=a`);
    assert.deepEqual((await server.put(where, { editor: 'b' })).others, []);
  });

  test('an export of CVAT that was unpacked below the folder is read', async (t) => {
    server = await Server.start(t, home);
    await mkdir(beside('cvat/obj_train_data'), { recursive: true });
    await writeFile(beside('cvat/obj.names'), 'boar\nlynx\n');
    await writeFile(beside(`cvat/obj_train_data/${labelOf(photos[5])}`), '1 0.5 0.5 0.2 0.2\n');
    await until('the export to be read', async () => (await annotation(photos[5])).boxes[0].class_name === 'lynx');
  });
});
