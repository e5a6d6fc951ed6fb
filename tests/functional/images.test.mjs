// The pictures that the API gives: photos as they came and as thumbnails, photos of a dataset, pictures of a report.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Server, copiedHome, refused } from './harness.mjs';

const endings = [];
let server;
before(async () => {
  const context = { after: (end) => endings.push(end) };
  server = await Server.start(context, await copiedHome(context, 'trained'));
});
after(async () => {
  for (const end of endings.reverse()) await end();
});

const bytesOf = async (answer) => Buffer.from(await answer.arrayBuffer());
const typeOf = (answer) => answer.headers.get('content-type');
const isJpeg = (bytes) => bytes.subarray(0, 2).equals(Buffer.from([0xff, 0xd8]));

test('a photo is given byte for byte, and not again to who has it', async () => {
  const [photo] = await server.get('/photos?limit=1');
  const where = `/photos/image/${photo.filename}`;
  const answer = await server.fetch(where);
  assert.equal(typeOf(answer), 'image/jpeg');
  assert.deepEqual(await bytesOf(answer), await readFile(path.join(server.home, photo.filepath)));
  const again = await server.fetch(where, { headers: { 'if-none-match': answer.headers.get('etag') } });
  assert.equal(again.status, 304);
  await refused(server.get('/photos/image/nothing.jpg'), 404, /nothing\.jpg/);
  await refused(server.get(`${where}?width=3`), 422, /width/);
});

test('a thumbnail is smaller, and WebP for who takes it', async () => {
  const [photo] = await server.get('/photos?limit=1');
  const where = `/photos/image/${photo.filename}?width=300`;
  const jpeg = await server.fetch(where, { headers: { accept: 'image/jpeg' } });
  assert.equal(typeOf(jpeg), 'image/jpeg');
  assert.ok(isJpeg(await bytesOf(jpeg)));
  const webp = await server.fetch(where, { headers: { accept: 'image/webp,*/*' } });
  assert.equal(typeOf(webp), 'image/webp');
  const bytes = await bytesOf(webp);
  assert.equal(bytes.subarray(8, 12).toString(), 'WEBP');
  assert.ok(bytes.length < (await readFile(path.join(server.home, photo.filepath))).length);
});

test('photos of a dataset and pictures of a report are given by their names alone', async () => {
  const [run] = await server.get('/api/training/runs');
  const { pictures } = await server.get(`/api/training/runs/${run.id}/report`);
  const drawn = await server.fetch(pictures.find(({ name }) => name.endsWith('.svg')).url);
  assert.match(await drawn.text(), /^<svg/);
  const { photos, animals } = await server.compared('coco-base', run.model_name);
  const { image_url } = [...photos, ...animals][0];
  assert.match(image_url, /^\/api\/dataset-image\/deer\/val\//);
  assert.ok(isJpeg(await bytesOf(await server.fetch(image_url))));
  assert.ok(isJpeg(await bytesOf(await server.fetch(`${image_url.split('?')[0]}?width=160`))));
  await refused(server.get('/api/dataset-image/deer/val/nothing.jpg'), 404, /\w/);
});
