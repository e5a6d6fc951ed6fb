// The Labels page by keyboard, by mouse and by touch, on real photos: cards, conflicts, classes.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { until } from '../harness.mjs';
import { photosIn, testPhotos } from '../places.mjs';
import { assertAccessible, assertFitsWidth, assertNoComplaints, desktop, openPage, phone, picture, picturesShown, problem, startServer } from './browser.mjs';

const box = (x, class_name = 'deer') => ({ class_name, x_min: x, y_min: 0.3, x_max: x + 0.25, y_max: 0.6 });
const dark = { ...desktop, colorScheme: 'dark' };

describe('the Labels page', () => {
  const endings = [];
  let server;
  let photos;
  const annotation = (photo) => server.get(`/api/photos/${photo.id}/annotation`);
  const put = (photo, boxes) => server.put(`/api/photos/${photo.id}/annotation`, { boxes });
  const check = async () => server.job((await server.post('/api/jobs', { kind: 'check' })).id);
  /** Every photo with a box twice: a card that needs no model. */
  const plant = async () => {
    for (const photo of photos) await put(photo, [box(0.2), box(0.21)]);
    await check();
  };
  const left = async () => (await server.get('/api/quality')).total;
  before(async () => {
    server = await startServer({ after: (end) => endings.push(end) });
    await server.upload('/photos/', (await photosIn(testPhotos('deer/images/val'))).slice(0, 6));
    photos = await server.get('/photos?limit=10');
  });
  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  test('says what the check is for before there was one, and starts it', async (t) => {
    const page = await openPage(t, server);
    await page.goto('/app/quality');
    await page.getByText('have not been checked yet').waitFor();
    await picture(page, 'quality-empty-light');
    await assertAccessible(page, 'quality empty');
    await page.getByRole('button', { name: 'Check all labels' }).click();
    await page.getByText('Nothing is left to look at').waitFor();
    assertNoComplaints(page);
  });

  test('by keyboard: fix, undo, right, skip, delete; what is done is done on the server', async (t) => {
    await plant();
    const page = await openPage(t, server);
    await page.goto('/app/quality');
    const reason = page.getByTestId('reason');
    await reason.waitFor();
    const before = await left();
    await page.keyboard.press('f');
    await until('the card to be put right', async () => (await left()) === before - 1);
    await page.keyboard.press('z');
    await until('the fix to be taken back', async () => (await left()) === before);
    await page.keyboard.press('r');
    await until('the card to be called right', async () => (await left()) === before - 1);
    await check();
    assert.equal(await left(), before - 1, 'what is right stays away after the next check');
    await page.getByText(/^1 of/).waitFor();
    await page.keyboard.press('s');
    await page.getByText(/^2 of/).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.getByText(/^1 of/).waitFor();
    await page.keyboard.press('a');
    await page.waitForURL(/annotate\?photo=\d+&box=\d/);
    assertNoComplaints(page);
  });

  test('by mouse and by touch: the buttons do the same, and a refusal brings the card back', async (t) => {
    await plant();
    const page = await openPage(t, server);
    await page.goto('/app/quality');
    const before = await left();
    await page.getByRole('button', { name: 'Delete the box' }).click();
    await until('the box to be deleted', async () => (await left()) === before - 1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await until('the box to be back', async () => (await left()) === before);

    const hand = await openPage(t, server, phone);
    await hand.goto('/app/quality');
    await hand.getByRole('button', { name: 'It is right' }).tap();
    await until('the card to be called right', async () => (await left()) === before - 1);
    await picturesShown(hand);
    await assertFitsWidth(hand, 'quality on a phone');

    await page.route('**/api/quality/cards/*', (route) => route.fulfill(problem(409, 'These labels changed since they were checked; check again.', 'conflict')));
    await page.reload();
    await page.getByRole('button', { name: 'It is right' }).click();
    await page.getByText('These labels changed since').waitFor();
    await page.getByTestId('reason').waitFor();
    assertNoComplaints(hand);
  });

  for (const [mode, options] of Object.entries({ light: desktop, dark, phone })) {
    test(`cards, conflicts and classes are whole and accessible, ${mode}`, async (t) => {
      await plant();
      const photo = photos[0];
      await put(photo, [box(0.2)]);
      await writeFile(path.join(server.home, 'data/to_annotate', photo.filename.replace(/\.\w+$/, '.txt')), '0 0.6 0.4 0.3 0.3\n');
      await put(photo, [box(0.1)]);
      const page = await openPage(t, server, options);
      for (const tab of ['cards', 'files', 'classes']) {
        await page.goto(`/app/quality?tab=${tab}`);
        await page.getByRole('tabpanel').waitFor();
        await page.getByLabel('Loading').first().waitFor({ state: 'hidden' });
        await picturesShown(page);
        await assertFitsWidth(page, `quality ${tab} ${mode}`);
        await picture(page, `quality-${tab}-${mode}`);
        await assertAccessible(page, `quality ${tab} ${mode}`);
      }
      assertNoComplaints(page);
      await server.post(`/api/label-files/conflicts/${photo.id}/resolve`, {});
    });
  }

  test('a conflict is decided by one key, or merged from both sets of boxes', async (t) => {
    const photo = photos[1];
    const file = path.join(server.home, 'data/to_annotate', photo.filename.replace(/\.\w+$/, '.txt'));
    await put(photo, [box(0.2)]);
    await writeFile(file, '0 0.6 0.4 0.3 0.3\n');
    await put(photo, [box(0.1)]);
    const page = await openPage(t, server);
    await page.goto('/app/quality?tab=files');
    await page.getByText('and the annotation here both changed').waitFor();
    await picturesShown(page);
    const merge = await page.getByRole('button', { name: /^Merge/ }).boundingBox();
    assert.ok(merge.y + merge.height <= desktop.viewport.height, 'what can be decided is in sight');
    const boxes = page.getByRole('group', { name: 'Boxes of the merge' }).getByRole('checkbox');
    assert.deepEqual(await boxes.evaluateAll((all) => all.map(({ checked }) => checked)), [true, true]);
    await boxes.last().click();
    await page.getByRole('button', { name: 'Merge: 1 box' }).waitFor();
    await boxes.last().click();
    await page.keyboard.press('3');
    await page.getByText('No conflicts').waitFor();
    assert.equal((await annotation(photo)).boxes.length, 2);

    await writeFile(file, '0 0.3 0.3 0.1 0.1\n');
    await put(photo, [box(0.1)]);
    await page.getByText('and the annotation here both changed').waitFor();
    await page.getByRole('button', { name: 'Take the file’s' }).click();
    await page.getByText('No conflicts').waitFor();
    assert.ok(Math.abs((await annotation(photo)).boxes[0].x_min - 0.25) < 1e-4);
    assertNoComplaints(page);
  });

  test('on a phone a conflict is decided and a class is renamed by touch', async (t) => {
    const photo = photos[4];
    await put(photo, [box(0.2, 'hart')]);
    await writeFile(path.join(server.home, 'data/to_annotate', photo.filename.replace(/\.\w+$/, '.txt')), '0 0.6 0.4 0.3 0.3\n');
    await put(photo, [box(0.1, 'hart')]);
    const page = await openPage(t, server, phone);
    await page.goto('/app/quality?tab=files');
    await page.getByRole('button', { name: 'Keep Fieldloop’s' }).tap();
    await page.getByText('No conflicts').waitFor();
    assert.deepEqual((await annotation(photo)).boxes.map(({ class_name }) => class_name), ['hart']);

    await page.getByRole('tab', { name: 'Classes' }).tap();
    await page.getByRole('button', { name: 'Rename or merge hart' }).tap();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input').fill('stag');
    await dialog.getByRole('button', { name: 'Show what changes' }).tap();
    await dialog.getByText('1 box on 1 annotated photo').waitFor();
    await assertFitsWidth(page, 'a rename on a phone');
    await picture(page, 'quality-rename-phone');
    await dialog.getByRole('button', { name: 'Rename hart to stag' }).tap();
    await dialog.waitFor({ state: 'hidden' });
    assert.deepEqual((await annotation(photo)).boxes.map(({ class_name }) => class_name), ['stag']);
    assertNoComplaints(page);
  });

  test('the classes to merge into stand whole below their field', async (t) => {
    await put(photos[2], [box(0.2, 'dear')]);
    for (const name of ['badger', 'boar', 'fox', 'hare', 'marten', 'otter']) await server.post('/api/classes', { name });
    const page = await openPage(t, server);
    await page.goto('/app/quality?tab=classes');
    await page.getByRole('button', { name: 'Rename or merge dear' }).click();
    const field = page.getByRole('dialog').locator('input');
    await field.click();
    await page.getByRole('option', { name: 'badger' }).waitFor();
    const isWhole = await page.getByRole('listbox').evaluate((list) => {
      const { left, top, width, bottom } = list.getBoundingClientRect();
      return [top + 8, bottom - 8].every((y) => list.contains(document.elementFromPoint(left + width / 2, y)));
    });
    assert.ok(isWhole, 'the dialog cuts the suggestions off');
    await picture(page, 'quality-merge-suggestions');
    const last = page.getByRole('option').last();
    const name = await last.innerText();
    await last.click();
    assert.equal(await field.inputValue(), name);
    assertNoComplaints(page);
  });

  test('a class gets a key, is added, and is merged after its changes were shown', async (t) => {
    await put(photos[2], [box(0.2, 'dear')]);
    await put(photos[3], [box(0.2)]);
    const page = await openPage(t, server);
    await page.goto('/app/quality?tab=classes');
    await page.getByLabel('Colour of dear').fill('#ff8800');
    await page.keyboard.press('Tab');
    await until('the colour to be stored', async () => (await server.get('/api/classes')).some(({ color }) => color?.toLowerCase() === '#ff8800'));
    await page.getByLabel('Shortcut key of dear').fill('k');
    await until('the key to be stored', async () => (await server.get('/api/classes')).some(({ shortcut }) => shortcut === 'k'));
    await page.getByLabel('Name of the new class').fill('badger');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Delete badger' }).click();
    await page.getByText('badger').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Rename or merge dear' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input').fill('deer');
    await page.keyboard.press('Enter');
    await dialog.getByText('1 box on 1 annotated photo').waitFor();
    await assertAccessible(page, 'merge preview');
    await picture(page, 'quality-merge-light');
    await dialog.getByRole('button', { name: 'Merge dear into deer' }).click();
    await dialog.waitFor({ state: 'hidden' });
    assert.equal((await annotation(photos[2])).boxes[0].class_name, 'deer');
    assertNoComplaints(page);
  });
});
