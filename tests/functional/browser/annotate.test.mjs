// Annotating real photos: by keyboard alone, by mouse alone, by touch.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { until } from '../harness.mjs';
import { assertAccessible, assertFitsWidth, assertNoComplaints, desktop, openPage, phone, picture, saved } from './browser.mjs';
import {
  assertNear, boxRows, canvasOf, click, corners, drag, isPainted, onScreen, open, openEmpty, startWithDeer, stores, touch,
} from './annotating.mjs';

const strong = 0.25;
const photoCount = 9;

describe('on real photos', () => {
  const endings = [];
  let server;
  let photos;
  let annotation;
  let boxesOf;
  before(async () => {
    ({ server, photos, annotation, boxesOf } = await startWithDeer({ after: (end) => endings.push(end) }, photoCount));
    for (const { id } of photos.slice(0, 3)) await server.post(`/photos/${id}/mark-for-retraining`);
  });
  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  const proposals = (id, least) => server.get(`/api/photos/${id}/proposals?min_confidence=${least}`);

  /** What the page proposes: of boxes around one animal only the most confident. */
  async function proposed(id) {
    const { boxes } = await proposals(id, strong);
    return boxes.filter((box, i) => boxes.slice(0, i).every((other) => overlap(other, box) < 0.5));
  }

  test('the keyboard alone draws, names, moves, resizes, doubles, deletes, undoes, confirms and goes on', async (t) => {
    const page = await openPage(t, server);
    await page.goto('/app/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await canvasOf(page).waitFor();
    await page.getByText('0 of 3 annotated').waitFor();
    const [first] = await server.get('/photos/marked/list?waiting=true');
    const press = async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    };

    await press('p', 'e', 'n', '2');
    await saved(page);
    assert.equal((await boxesOf(first.id))[0].class_name, 'fox');
    await stores(page, annotation, async () => {
      await press('c');
      await page.keyboard.type('dee');
      await press('Enter', 'ArrowRight', 'Shift+ArrowDown', 'Control+ArrowRight');
    }, first.id);
    const [moved] = await boxesOf(first.id);
    assert.equal(moved.class_name, 'deer');
    assert.ok(moved.x_min > 0.4 && moved.y_min - 0.4 > moved.x_min - 0.4, 'moved right, and further down');
    assert.ok(moved.x_max - moved.x_min > 0.2, 'wider');
    assert.equal(moved.origin, 'drawn');

    await press('c');
    await page.keyboard.type('badger');
    await press('Enter');
    await boxRows(page).filter({ hasText: 'badger' }).waitFor();
    await press('Control+d');
    await boxRows(page).nth(1).waitFor();
    await press('[', 'Delete');
    await boxRows(page).nth(1).waitFor({ state: 'detached' });
    await press('Control+z');
    await boxRows(page).nth(1).waitFor();
    await press('Control+y', 'Enter');
    await page.getByText('1 of 3 annotated').waitFor();
    assert.equal((await boxesOf(first.id)).length, 1);

    await press('p');
    await boxRows(page).first().waitFor({ state: 'detached' });
    await press('Enter');
    await page.getByText('Nothing is decided yet').waitFor();
    await press('?');
    await page.getByRole('dialog').getByText('Accept all proposals').waitFor();
    await press('Escape');
    assertNoComplaints(page);
  });

  test('proposals are accepted and rejected one by one, and the files tell confirmed boxes from drawn ones', async (t) => {
    const page = await openPage(t, server);
    const looked = await Promise.all(photos.slice(3).map(async (photo) => ({ photo, boxes: await proposed(photo.id) })));
    const { photo, boxes } = looked.sort((a, b) => b.boxes.length - a.boxes.length)[0];
    assert.ok(boxes.length > 0, 'the base model sees something on one of the photos');
    await open(page, photo.id);
    await boxRows(page).nth(boxes.length - 1).waitFor();
    await picture(page, 'annotate-proposals');
    await assert.rejects(annotation(photo.id), /404/, 'a proposal alone is stored nowhere');
    for (let i = 0; i < boxes.length - 1; i++) await page.keyboard.press('x');
    await page.keyboard.press('a');
    await stores(page, annotation, () => page.keyboard.press('n'));
    const stored = await boxesOf(photo.id);
    assert.deepEqual(stored.map(({ origin }) => origin), ['confirmed', 'drawn']);
    const beside = path.join(server.home, 'data/to_annotate', `${path.parse(photo.filename).name}.fieldloop.json`);
    assert.deepEqual(JSON.parse(await readFile(beside, 'utf8')).lines.map(({ origin }) => origin), ['confirmed', 'drawn']);
    assertNoComplaints(page);
  });

  test('what is judged in review meanwhile is proposed as it was judged: by another name, or no more', async (t) => {
    const page = await openPage(t, server);
    const { photo, boxes } = await photoWithProposals();
    await open(page, photo.id);
    await boxRows(page).nth(boxes.length - 1).waitFor();
    const [surest] = (await server.get(`/photos/${photo.id}`)).detections;
    const judge = (verdict, more) => server.post('/api/verdicts', { reviewer: 'ranger', verdict, ...more, target: { boxes: [surest.id] } });
    await judge('wrong_animal', { class_name: 'fox' });
    await boxRows(page).filter({ hasText: 'fox' }).waitFor();
    await judge('false_alarm');
    await boxRows(page).filter({ hasText: 'fox' }).waitFor({ state: 'detached' });
    assert.equal(await boxRows(page).count(), boxes.length - 1);
    await judge('clear');
    await server.delete(`/photos/${photo.id}/mark-for-retraining`);
    assertNoComplaints(page);
  });

  async function photoWithProposals() {
    for (const photo of photos.slice(3)) {
      const boxes = await proposed(photo.id);
      if (boxes.length > 0 && !(await annotation(photo.id).catch(() => null))) return { photo, boxes };
    }
    throw new Error('the base model sees nothing on any photo that nobody has annotated');
  }

  test('the mouse alone draws both ways, moves, resizes, takes what the model sees, and zooms', async (t) => {
    const page = await openPage(t, server);
    const { id } = photos[4];
    await open(page, id);
    await page.getByRole('button', { name: 'Nothing here' }).click();
    await saved(page);
    await stores(page, annotation, () => drag(page, [0.2, 0.2], [0.4, 0.5]));
    assertNear((await boxesOf(id))[0], [0.2, 0.2, 0.4, 0.5]);
    const sides = [0.2 * photos[4].width, 0.3 * photos[4].height];
    const [width, height] = (await boxRows(page).first().innerText()).match(/(\d+) × (\d+) px/).slice(1).map(Number);
    assert.ok(Math.abs(width - sides[0]) < 3 && Math.abs(height - sides[1]) < 3, `${width} × ${height} px stand beside the box`);
    await drag(page, [0.3, 0.3], [0.4, 0.3]);
    await stores(page, annotation, () => drag(page, [0.5, 0.5], [0.6, 0.6]));
    assertNear((await boxesOf(id))[0], [0.3, 0.2, 0.6, 0.6], 0.008);
    await picture(page, 'annotate-resized');

    await page.getByText('Two corners').click();
    await click(page, [0.7, 0.3]);
    await page.getByText('Now the opposite corner').waitFor();
    await page.mouse.move(...(await onScreen(page, [0.85, 0.5])));
    await picture(page, 'annotate-corners');
    await stores(page, annotation, () => click(page, [0.9, 0.6]));
    await boxRows(page).nth(1).waitFor();
    assertNear((await boxesOf(id))[1], [0.7, 0.3, 0.9, 0.6]);
    await page.getByText('Drag', { exact: true }).click();
    await page.getByRole('button', { name: 'Delete the box' }).click();
    await boxRows(page).nth(1).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await boxRows(page).nth(1).waitFor();

    await page.mouse.click(...(await onScreen(page, [0.8, 0.45])), { button: 'right' });
    await boxRows(page).nth(1).waitFor({ state: 'detached' });

    const fit = (await onScreen(page, [1, 0]))[0] - (await onScreen(page, [0, 0]))[0];
    const at = await onScreen(page, [0.25, 0.75]);
    await page.mouse.move(...at);
    await page.mouse.wheel(0, -600);
    await until('the photo to be larger', async () => (await onScreen(page, [1, 0]))[0] - (await onScreen(page, [0, 0]))[0] > 2 * fit);
    const there = await onScreen(page, [0.25, 0.75]);
    assert.ok(Math.hypot(there[0] - at[0], there[1] - at[1]) < 2, 'what is under the pointer stays there');
    await page.getByRole('button', { name: 'Fit to window' }).click();
    assertNoComplaints(page);
  });

  test('a click takes the model’s best box there, the next click its next one, Escape takes it back', async (t) => {
    const page = await openPage(t, server);
    const { photo, point, expected } = await placeWithTwoFaintBoxes();
    await openEmpty(page, photo.id);
    await stores(page, annotation, () => click(page, point));
    let [taken] = await boxesOf(photo.id);
    assertNear(taken, corners(expected[0]));
    await stores(page, annotation, () => click(page, point));
    [taken] = await boxesOf(photo.id);
    assertNear(taken, corners(expected[1]));
    await picture(page, 'annotate-taken');
    await stores(page, annotation, () => page.keyboard.press('Escape'));
    assert.equal((await boxesOf(photo.id)).length, 0);
    assertNoComplaints(page);
  });

  const holds = (box, [x, y]) => x > box.x_min && x < box.x_max && y > box.y_min && y < box.y_max;
  function overlap(a, b) {
    const shared = Math.max(0, Math.min(a.x_max, b.x_max) - Math.max(a.x_min, b.x_min)) * Math.max(0, Math.min(a.y_max, b.y_max) - Math.max(a.y_min, b.y_min));
    const area = (box) => (box.x_max - box.x_min) * (box.y_max - box.y_min);
    return shared / (area(a) + area(b) - shared);
  }

  async function placeWithTwoFaintBoxes() {
    for (const photo of photos.slice(5)) {
      const { boxes } = await proposals(photo.id, 0.01);
      for (const box of boxes) {
        const point = [(box.x_min + box.x_max) / 2, (box.y_min + box.y_max) / 2];
        const around = boxes.filter((other) => holds(other, point));
        const expected = around.filter((one, i) => around.slice(0, i).every((other) => overlap(one, other) < 0.8));
        if (expected.length >= 2) return { photo, point, expected };
      }
    }
    throw new Error('the base model sees no two boxes at one place of any photo');
  }

  test('overlapping boxes are reached by clicking again, and others can be hidden', async (t) => {
    const page = await openPage(t, server);
    const { id } = photos[6];
    const box = (half) => ({ class_name: 'deer', x_min: 0.5 - half, y_min: 0.5 - half, x_max: 0.5 + half, y_max: 0.5 + half, origin: 'drawn' });
    await server.delete(`/api/photos/${id}/annotation`).catch(() => undefined);
    await server.put(`/api/photos/${id}/annotation`, { boxes: [box(0.4), box(0.1), box(0.2)], revision: 0 });
    await open(page, id);
    await boxRows(page).nth(2).waitFor();
    for (const position of [2, 3, 1, 2]) {
      await click(page, [0.5, 0.5]);
      await page.getByRole('button', { name: `Select box ${position}, deer, drawn`, pressed: true }).waitFor();
    }
    assert.ok(await isPainted(page, 'still'), 'the other boxes are shown');
    await page.getByRole('button', { name: 'Hide the other boxes' }).click();
    await until('the other boxes to be hidden', async () => !(await isPainted(page, 'still')));
    await picture(page, 'annotate-only-selected');
    await page.keyboard.press('h');
    await until('the other boxes to be back', () => isPainted(page, 'still'));
    assertNoComplaints(page);
  });

  test('a crosshair follows the pointer once it is asked for', async (t) => {
    const page = await openPage(t, server);
    await openEmpty(page, photos[7].id);
    await page.mouse.move(...(await onScreen(page, [0.3, 0.6])));
    assert.equal(await isPainted(page, 'live'), false);
    await page.keyboard.press('t');
    await page.getByRole('button', { name: 'Crosshair', pressed: true }).waitFor();
    await page.mouse.move(...(await onScreen(page, [0.5, 0.5])));
    await until('the crosshair', () => isPainted(page, 'live'));
    await picture(page, 'annotate-crosshair');
    await page.getByRole('button', { name: 'Crosshair' }).click();
    await page.mouse.move(...(await onScreen(page, [0.3, 0.6])));
    await until('no crosshair', async () => !(await isPainted(page, 'live')));
    assertNoComplaints(page);
  });

  test('light for night photos is remembered and changes the picture alone', async (t) => {
    const page = await openPage(t, server);
    await open(page, photos[7].id);
    await page.keyboard.press('l');
    const filter = () => page.locator('div:has(> svg[role="application"]) > img').evaluate((image) => image.style.filter);
    assert.match(await filter(), /url\(.*brightness/);
    await page.reload();
    await canvasOf(page).waitFor();
    assert.match(await filter(), /url\(.*brightness/);
    await page.getByRole('button', { name: 'Brightness and contrast' }).click();
    await page.getByRole('slider').first().waitFor();
    await picture(page, 'annotate-light');
    await page.getByRole('button', { name: 'As it is' }).click();
    assert.equal(await filter(), '');
    assertNoComplaints(page);
  });

  test('on a phone one finger draws and takes, two fingers zoom', async (t) => {
    const page = await openPage(t, server, phone);
    const { id } = photos[8];
    await openEmpty(page, id);
    await stores(page, annotation, () => touch(page, [[0.3, 0.3]], [[0.4, 0.4]], [[0.6, 0.7]]));
    assertNear((await boxesOf(id))[0], [0.3, 0.3, 0.6, 0.7], 0.02);
    const width = async () => (await onScreen(page, [1, 0]))[0] - (await onScreen(page, [0, 0]))[0];
    const before = await width();
    await touch(page, [[0.4, 0.5], [0.6, 0.5]], [[0.3, 0.5], [0.7, 0.5]], [[0.2, 0.5], [0.8, 0.5]]);
    await until('the photo to be larger', async () => (await width()) > 2 * before);
    assert.equal((await boxesOf(id)).length, 1, 'two fingers draw nothing');
    await picture(page, 'annotate-phone-zoomed');
    await page.getByRole('button', { name: 'Fit to window' }).tap();
    for (const name of ['Undo', 'Delete the box', 'Confirm and go on']) {
      const size = await page.getByRole('button', { name }).boundingBox();
      assert.ok(Math.min(size.width, size.height) >= 36, `${name} can be hit with a thumb`);
    }
    await page.getByRole('button', { name: /^fox/ }).tap();
    await boxRows(page).filter({ hasText: 'fox' }).waitFor();
    await page.getByRole('button', { name: 'Delete the box' }).tap();
    await boxRows(page).first().waitFor({ state: 'detached' });
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.getByRole('button', { name: 'Confirm and go on' }).tap();
    const notice = page.getByText('Nothing is decided yet');
    await notice.waitFor();
    const header = await page.getByRole('banner').boundingBox();
    await until('the notice to come into sight', async () => (await notice.boundingBox()).y > header.y + header.height);
    await picture(page, 'annotate-phone-undecided');
    assertNoComplaints(page);
  });

  test('on a phone a tap takes what the model sees, and proposals are accepted and rejected by touch', async (t) => {
    const page = await openPage(t, server, phone);
    const { photo, point, expected } = await placeWithTwoFaintBoxes();
    await openEmpty(page, photo.id);
    await stores(page, annotation, () => touch(page, [point]));
    assertNear((await boxesOf(photo.id))[0], corners(expected[0]));
    await stores(page, annotation, () => touch(page, [point]));
    assertNear((await boxesOf(photo.id))[0], corners(expected[1]));
    await server.delete(`/api/photos/${photo.id}/annotation`);

    const seen = await Promise.all(photos.slice(3).map(async ({ id }) => ({ id, boxes: await proposed(id) })));
    const { id, boxes } = seen.sort((a, b) => b.boxes.length - a.boxes.length)[0];
    assert.ok(boxes.length >= 2, 'the base model proposes two boxes on one of the photos');
    await server.delete(`/api/photos/${id}/annotation`).catch(() => undefined);
    await open(page, id);
    await boxRows(page).nth(boxes.length - 1).waitFor();
    await page.getByRole('button', { name: /^Reject proposed/ }).first().tap();
    await boxRows(page).nth(boxes.length - 1).waitFor({ state: 'detached' });
    await stores(page, annotation, () => page.getByRole('button', { name: /^Accept proposed/ }).first().tap());
    assert.deepEqual((await boxesOf(id)).map(({ origin }) => origin), ['confirmed']);
    await picture(page, 'annotate-phone-proposals');
    assertNoComplaints(page);
  });

  test('what is probably wrong with a box is said as it is saved, and put right or called right by a key', async (t) => {
    const page = await openPage(t, server);
    const { id } = photos[7];
    await openEmpty(page, id);
    await drag(page, [0.2, 0.2], [0.5, 0.7]);
    await page.keyboard.press('Escape');
    await drag(page, [0.205, 0.205], [0.505, 0.705]);
    await page.getByRole('heading', { name: 'Look again' }).waitFor();
    await page.getByText('Twice').waitFor();
    await picture(page, 'annotate-warning');
    await page.keyboard.press('w');
    await page.getByText('Twice').waitFor({ state: 'detached' });
    assert.equal((await boxesOf(id)).length, 2, 'called right, both stay');
    assertNoComplaints(page);
  });

  for (const [mode, options] of Object.entries({ light: desktop, dark: { ...desktop, colorScheme: 'dark' }, phone })) {
    test(`the page is whole and accessible with boxes on it, ${mode}`, async (t) => {
      const page = await openPage(t, server, options);
      const box = (x, origin) => ({ class_name: 'deer', x_min: x, y_min: 0.3, x_max: x + 0.2, y_max: 0.8, origin });
      const { id } = photos[5];
      await server.delete(`/api/photos/${id}/annotation`).catch(() => undefined);
      await server.put(`/api/photos/${id}/annotation`, { boxes: [box(0.1, 'drawn'), box(0.6, 'confirmed')], revision: 0 });
      await open(page, id);
      await boxRows(page).first().click();
      await assertFitsWidth(page, `annotate ${mode}`);
      await picture(page, `annotate-boxes-${mode}`);
      await assertAccessible(page, `annotate ${mode}`);
      assertNoComplaints(page);
    });
  }
});
