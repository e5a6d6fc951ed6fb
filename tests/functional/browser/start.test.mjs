// The first page of an empty home, and photos added through it.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { photosIn, testPhotos } from '../places.mjs';
import { assertAccessible, assertFitsWidth, assertNoComplaints, desktop, openPage, phone, picture, startServer } from './browser.mjs';

test('an empty home offers two ways to begin, in light, dark and on a phone', async (t) => {
  const server = await startServer(t);
  for (const [name, options] of Object.entries({ light: desktop, dark: { ...desktop, colorScheme: 'dark' }, phone })) {
    const page = await openPage(t, server, options);
    await page.goto('/app/');
    await page.getByRole('button', { name: 'Start the demo yard' }).waitFor();
    await page.getByRole('button', { name: 'Choose files' }).waitFor();
    await assertFitsWidth(page, `start ${name}`);
    await assertAccessible(page, `start ${name}`);
    await picture(page, `start-${name}`);
    assertNoComplaints(page);
  }
});

test('every page of an empty home says what to do', async (t) => {
  const server = await startServer(t);
  const page = await openPage(t, server);
  for (const [where, text] of [
    ['photos', 'No photos yet'],
    ['annotate', 'No photo is marked'],
    ['training', 'No run has ended yet.'],
    ['nowhere', 'There is no such page'],
  ]) {
    await page.goto(`/app/${where}`);
    await page.getByText(text).waitFor();
    await assertAccessible(page, `empty ${where}`);
    await picture(page, `empty-${where}`);
  }
  assertNoComplaints(page);
});

test('a file that is no photo is refused with its reason, and the rest go on', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldloop-files-'));
  t.after(() => rm(folder, { recursive: true }));
  const disguised = path.join(folder, 'holiday.jpg');
  await writeFile(disguised, 'this is no photo');
  const photos = (await photosIn(testPhotos('deer/images/val'))).slice(0, 8);

  const server = await startServer(t);
  const page = await openPage(t, server);
  await page.goto('/app/');
  await page.getByRole('textbox', { name: 'Camera name' }).fill('gate');
  await page.locator('input[type=file]').first().setInputFiles([...photos, disguised]);
  await page.getByText('8 photos added, 1 refused').waitFor();
  await page.getByText('8 photos do not tell when they were taken. They have the time at which they arrived').waitFor();
  const row = page.getByRole('row', { name: /holiday\.jpg/ });
  assert.match(await row.innerText(), /Refused/);
  assert.ok((await row.innerText()).length > 'Refused holiday.jpg'.length + 10, 'the reason stands beside the name');
  await picture(page, 'upload-refused');

  assert.equal((await server.get('/stats')).total_photos, 8);
  const [camera] = (await server.get('/api/cameras')).filter(({ name }) => name === 'gate');
  assert.equal(camera?.photo_count, 8);
  page.complaints = page.complaints.filter((text) => !/422/.test(text));
  assertNoComplaints(page);
});

test('a dropped folder is added with all that lies in it', async (t) => {
  const server = await startServer(t);
  const page = await openPage(t, server);
  await page.goto('/app/');
  const files = (await photosIn(testPhotos('deer/images/val'))).slice(0, 4);
  const contents = await Promise.all(files.map(async (file) => ({ name: path.basename(file), base64: (await readFile(file)).toString('base64') })));
  // A test cannot drag from the file manager, so it makes the drop with entries as the browser gives them for a folder.
  await page.getByTestId('drop-area').evaluate((area, entries) => {
    const fileEntry = ({ name, base64 }) => ({
      isFile: true, isDirectory: false, name, fullPath: `/DCIM/${name}`,
      file: (give) => give(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, { type: 'image/jpeg' })),
    });
    const folderEntry = (name, inside) => {
      const batches = [inside.slice(0, 1), inside.slice(1), []];
      return { isFile: false, isDirectory: true, name, createReader: () => ({ readEntries: (give) => give(batches.shift() ?? []) }) };
    };
    const [first, ...rest] = entries.map(fileEntry);
    const card = folderEntry('DCIM', [first, folderEntry('100CAM', rest), fileEntry({ name: 'notes.txt', base64: 'aGk=' })]);
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(drop, 'dataTransfer', { value: { items: [{ kind: 'file', webkitGetAsEntry: () => card, getAsFile: () => null }], files: [] } });
    area.dispatchEvent(drop);
  }, contents);
  await page.getByText('4 photos added').first().waitFor();
  assert.equal((await server.get('/stats')).total_photos, 4);
  assertNoComplaints(page);
});
