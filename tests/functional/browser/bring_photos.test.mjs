// Labelled photos brought from the browser, from an empty home with annotated field photos to something to learn from; real photos.
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { labelOf, photosIn, testPhotos } from '../places.mjs';
import { assertAccessible, assertFitsWidth, assertNoComplaints, openPage, phone, picture, startServer } from './browser.mjs';

/** A YOLO folder of deer: photos and labels of each split. */
async function yoloFolder(t, counts) {
  const folder = path.join(await mkdtemp(path.join(tmpdir(), 'fieldloop-yolo-')), 'deer');
  t.after(() => rm(path.dirname(folder), { recursive: true, force: true }));
  for (const [split, count] of Object.entries(counts)) {
    for (const image of (await photosIn(testPhotos('deer/images', split))).slice(0, count)) {
      const label = labelOf(image);
      for (const [kind, file] of [['images', image], ['labels', label]]) {
        await mkdir(path.join(folder, kind, split), { recursive: true });
        await cp(file, path.join(folder, kind, split, path.basename(file)));
      }
    }
  }
  return folder;
}

/** How many photos of a split have a label file without a box. */
async function emptyIn(folder, split) {
  const images = await photosIn(path.join(folder, 'images', split));
  const texts = await Promise.all(images.map((image) => readFile(labelOf(image), 'utf8').catch(() => undefined)));
  return texts.filter((text) => text?.trim() === '').length;
}

const learnsFrom = (page) => page.getByRole('region', { name: 'What the model learns from' });
const rows = (scope) => scope.locator('tr').allInnerTexts().then((texts) => texts.map((text) => text.trim().split(/\s+/)));

async function openDialog(page) {
  await page.goto('/app/training');
  await learnsFrom(page).getByRole('button', { name: 'Bring labelled photos' }).press('Enter');
  return page.getByRole('dialog', { name: 'Bring labelled photos' });
}

async function choose(page, dialog, folder) {
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose a folder' }).press('Enter');
  await (await chooser).setFiles(folder);
}

describe('labelled photos from the browser', { timeout: 600_000 }, () => {
  test('a folder is shown before it is sent, sent with what was refused, and learned from', async (t) => {
    const server = await startServer(t);
    const folder = await yoloFolder(t, { train: 12, val: 4 });
    const [train] = await photosIn(path.join(folder, 'images/train'));
    await cp(train, path.join(folder, 'images/val/again.jpg'));
    await writeFile(path.join(folder, 'labels/val/again.txt'), '');
    await cp((await photosIn(testPhotos('deer/images/train')))[12], path.join(folder, 'images/train/unlabelled.jpg'));
    await writeFile(path.join(folder, 'labels/train/nothing.txt'), '0 0.5 0.5 0.1 0.1\n');
    await writeFile(path.join(folder, 'deer_dataset.yaml'), 'path: .\ntrain: images/train\nval: images/val\nnames:\n  0: deer\n');
    const page = await openPage(t, server);
    const dialog = await openDialog(page);
    await picture(page, 'bring-empty');
    await assertAccessible(page, 'bring labelled photos');
    await choose(page, dialog, folder);
    const found = dialog.getByRole('table', { name: 'What is there' });
    await found.waitFor();
    const counts = (await rows(found)).map((cells) => cells.slice(0, 3));
    const empty = { train: await emptyIn(folder, 'train'), val: await emptyIn(folder, 'val') };
    assert.ok(empty.val > 0);
    assert.deepEqual(counts, [['Split', 'Photos', 'Empty'], ['Training', '12', `${empty.train}`], ['Validation', '5', `${empty.val}`]]);
    await dialog.getByText('1 photo without a label file').waitFor();
    await dialog.getByText('1 label file without a photo').waitFor();
    assert.equal(await dialog.getByLabel('Name of the dataset').inputValue(), 'deer');
    await picture(page, 'bring-preview');
    await assertAccessible(page, 'what would be brought');
    await dialog.getByRole('button', { name: 'Bring 17 photos' }).press('Enter');
    await dialog.getByRole('status').filter({ hasText: '16 photos added, 1 refused' }).waitFor();
    await dialog.getByRole('table', { name: 'Refused photos' }).getByText(/already in train/).waitFor();
    await picture(page, 'bring-done');
    await assertAccessible(page, 'photos brought');
    await dialog.getByRole('button', { name: 'Done' }).press('Enter');
    await learnsFrom(page).getByText('deer_dataset.yaml').waitFor();
    const split = (name) => learnsFrom(page).getByRole('row', { name: new RegExp(`^${name}`) }).innerText();
    assert.match(await split('Training'), /^Training\s+12\s/);
    assert.match(await split('Validation'), /^Validation\s+4\s/);
    await page.getByText('There is no dataset to learn from yet').waitFor({ state: 'hidden' });
    await page.goto('/app/');
    const labelled = page.getByRole('alert').filter({ hasText: '16 labelled photos are here to learn from' });
    await labelled.getByRole('link', { name: 'Go to training' }).waitFor();
    await assertAccessible(page, 'the start with labelled photos');
    assertNoComplaints(page);
  });

  test('on a phone, without validation photos and names, a part is held out and the animals are named', async (t) => {
    const server = await startServer(t);
    const folder = await yoloFolder(t, { train: 10 });
    const page = await openPage(t, server, phone);
    const dialog = await openDialog(page);
    await choose(page, dialog, folder);
    const bring = dialog.getByRole('button', { name: 'Bring 10 photos' });
    assert.equal(await bring.isDisabled(), true, 'the animal has no name yet');
    await dialog.getByLabel('Animal number 0').fill('deer');
    await dialog.getByRole('checkbox', { name: 'Hold out 2 photos' }).waitFor();
    await picture(page, 'bring-phone');
    await assertFitsWidth(page, 'bring labelled photos');
    await assertAccessible(page, 'bring labelled photos, phone');
    await bring.tap();
    await dialog.getByText('10 photos added').waitFor();
    const [dataset] = await server.get('/api/datasets');
    assert.deepEqual([dataset.train.photos, dataset.val.photos, dataset.classes], [8, 2, ['deer']]);
    assertNoComplaints(page);
  });
});
