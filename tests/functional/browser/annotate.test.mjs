// Annotating real photos: by keyboard alone, by mouse alone, by touch; offline, and two people on one photo.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { photosIn, realPhotos, until, withoutRealPhotos } from '../harness.mjs';
import { assertAccessible, assertFitsWidth, assertNoComplaints, desktop, openPage, phone, picture, saved, startServer } from './browser.mjs';

const strong = 0.25;
const photoCount = 12;
const phase = (page, name) => page.locator(`[data-testid="save-state"][data-phase="${name}"]`).waitFor();
const canvasOf = (page) => page.getByRole('application');
const boxRows = (page) => page.getByRole('button', { name: /^Select box/ });

/** Where a point of the photo (in shares of it) is on the screen. */
async function onScreen(page, [x, y]) {
  const frame = await page.locator('div:has(> svg[role="application"]) > img').boundingBox();
  return [frame.x + x * frame.width, frame.y + y * frame.height];
}

async function drag(page, from, to) {
  await page.mouse.move(...(await onScreen(page, from)));
  await page.mouse.down();
  for (const share of [0.3, 0.7, 1]) await page.mouse.move(...(await onScreen(page, from.map((start, i) => start + share * (to[i] - start)))));
  await page.mouse.up();
}

const click = async (page, at) => page.mouse.click(...(await onScreen(page, at)));

/** Touches with any number of fingers, through the points given one after another. */
async function touch(page, ...steps) {
  const session = await page.context().newCDPSession(page);
  const points = async (step) => Promise.all(step.map(async (at, id) => ({ id, ...toXY(await onScreen(page, at)) })));
  const frames = [];
  for (const step of steps) frames.push(await points(step));
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: frames[0] });
  for (const touchPoints of frames.slice(1)) await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
const toXY = ([x, y]) => ({ x, y });

function assertNear(box, [x_min, y_min, x_max, y_max], tolerance = 0.004) {
  const sides = { x_min, y_min, x_max, y_max };
  for (const [side, value] of Object.entries(sides))
    assert.ok(Math.abs(box[side] - value) < tolerance, `${side} is ${box[side]}, not ${value}`);
}

describe('on real photos', { skip: withoutRealPhotos }, () => {
  const endings = [];
  let server;
  let photos;
  before(async () => {
    server = await startServer({ after: (end) => endings.push(end) });
    const files = (await photosIn(realPhotos('deer/images/val'))).slice(0, photoCount);
    await server.upload('/photos', files);
    photos = await server.allPhotos();
    for (const name of ['deer', 'fox']) await server.post('/api/classes', { name });
    for (const { id } of photos.slice(0, 3)) await server.post(`/photos/${id}/mark-for-retraining`);
  });
  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  const annotation = (id) => server.get(`/api/photos/${id}/annotation`);
  const proposals = (id, least) => server.get(`/api/photos/${id}/proposals?min_confidence=${least}`);
  const boxesOf = async (id) => (await annotation(id)).boxes;

  async function open(page, id) {
    await page.goto(`/app/annotate?photo=${id}`);
    await canvasOf(page).waitFor();
    await page.waitForResponse((response) => response.url().includes(`/photos/${id}/proposals`) && response.ok()).catch(() => undefined);
  }

  /** What the page proposes: of boxes around one animal only the most confident. */
  async function proposed(id) {
    const { boxes } = await proposals(id, strong);
    return boxes.filter((box, i) => boxes.slice(0, i).every((other) => overlap(other, box) < 0.5));
  }

  /** A photo opened with nothing on it. */
  async function openEmpty(page, id) {
    await open(page, id);
    await page.keyboard.press('e');
    await saved(page);
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
    await press('c');
    await page.keyboard.type('dee');
    await press('Enter', 'ArrowRight', 'Shift+ArrowDown', 'Control+ArrowRight');
    await phase(page, 'unsaved');
    await saved(page);
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
    await page.keyboard.press('n');
    await phase(page, 'unsaved');
    await saved(page);
    const stored = await boxesOf(photo.id);
    assert.deepEqual(stored.map(({ origin }) => origin), ['confirmed', 'drawn']);
    const beside = path.join(server.home, 'data/to_annotate', `${path.parse(photo.filename).name}.fieldloop.json`);
    assert.deepEqual(JSON.parse(await readFile(beside, 'utf8')).lines.map(({ origin }) => origin), ['confirmed', 'drawn']);
    page.complaints = page.complaints.filter((text) => !/404/.test(text));
    assertNoComplaints(page);
  });

  test('the mouse alone draws both ways, moves, resizes, takes what the model sees, and zooms', async (t) => {
    const page = await openPage(t, server);
    const { id } = photos[4];
    await open(page, id);
    await page.getByRole('button', { name: 'Nothing here' }).click();
    await saved(page);
    await drag(page, [0.2, 0.2], [0.4, 0.5]);
    await phase(page, 'unsaved');
    await saved(page);
    assertNear((await boxesOf(id))[0], [0.2, 0.2, 0.4, 0.5]);
    await drag(page, [0.3, 0.3], [0.4, 0.3]);
    await drag(page, [0.5, 0.5], [0.6, 0.6]);
    await phase(page, 'unsaved');
    await saved(page);
    assertNear((await boxesOf(id))[0], [0.3, 0.2, 0.6, 0.6], 0.008);
    await picture(page, 'annotate-resized');

    await page.getByText('Two clicks').click();
    await click(page, [0.7, 0.3]);
    await page.getByText('Now the opposite corner').waitFor();
    await page.mouse.move(...(await onScreen(page, [0.85, 0.5])));
    await picture(page, 'annotate-corners');
    await click(page, [0.9, 0.6]);
    await boxRows(page).nth(1).waitFor();
    await phase(page, 'unsaved');
    await saved(page);
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
    await click(page, point);
    await phase(page, 'unsaved');
    await saved(page);
    let [taken] = await boxesOf(photo.id);
    assertNear(taken, corners(expected[0]));
    await click(page, point);
    await phase(page, 'unsaved');
    await saved(page);
    [taken] = await boxesOf(photo.id);
    assertNear(taken, corners(expected[1]));
    await picture(page, 'annotate-taken');
    await page.keyboard.press('Escape');
    await phase(page, 'unsaved');
    await saved(page);
    assert.equal((await boxesOf(photo.id)).length, 0);
    assertNoComplaints(page);
  });

  const corners = ({ x_min, y_min, x_max, y_max }) => [x_min, y_min, x_max, y_max];
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
    await page.getByRole('button', { name: 'Hide the other boxes' }).click();
    await picture(page, 'annotate-only-selected');
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
    await touch(page, [[0.3, 0.3]], [[0.4, 0.4]], [[0.6, 0.7]]);
    await phase(page, 'unsaved');
    await saved(page);
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
    await page.getByRole('button', { name: 'Delete the box' }).tap();
    await boxRows(page).first().waitFor({ state: 'detached' });
    assertNoComplaints(page);
  });

  test('offline loses nothing: work goes on, is told to be kept, and is sent when the connection is back', async (t) => {
    const page = await openPage(t, server);
    const { id } = photos[9];
    await openEmpty(page, id);
    await page.context().setOffline(true);
    await drag(page, [0.2, 0.2], [0.4, 0.4]);
    await phase(page, 'offline');
    await page.getByText('Your work stays on this device').waitFor();
    await drag(page, [0.6, 0.2], [0.8, 0.4]);
    await picture(page, 'annotate-offline');
    const before = page.url();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.href !== before);
    const next = Number(new URL(page.url()).searchParams.get('photo'));
    await page.waitForFunction(() => [...document.images].some(({ style, complete, naturalWidth }) => style.transform && complete && naturalWidth > 0));
    await page.keyboard.press('e');
    await phase(page, 'offline');
    await page.getByText('2 photos not sent yet').waitFor();
    assert.equal((await boxesOf(id)).length, 0);
    await assert.rejects(annotation(next), /404/);
    await page.context().setOffline(false);
    await saved(page);
    await page.getByText('2 photos not sent yet').waitFor({ state: 'detached' });
    await until('both photos to be saved', async () => (await boxesOf(id)).length === 2 && (await annotation(next)).is_empty);
  });

  test('unsaved work outlives a reload and a closed window', async (t) => {
    const page = await openPage(t, server);
    const { id } = photos[10];
    await openEmpty(page, id);
    const unreachable = (route) => (route.request().method() === 'PUT' ? route.abort('connectionrefused') : route.continue());
    await page.route('**/annotation', unreachable);
    await drag(page, [0.2, 0.2], [0.4, 0.4]);
    await phase(page, 'offline');
    await page.reload();
    await boxRows(page).first().waitFor();
    await phase(page, 'offline');
    await page.goto('/app/');
    const waits = page.getByText('The annotation of 1 photo stays on this device until the server can be reached.');
    await waits.waitFor();
    await assertAccessible(page, 'the dashboard with unsent work');
    await picture(page, 'annotate-unsent-elsewhere');
    await page.unroute('**/annotation', unreachable);
    await until('the kept work to be sent from the dashboard', async () => (await boxesOf(id)).length === 1);
    await waits.waitFor({ state: 'detached' });
  });

  test('a second window leaves unsaved work to the window where it is done', async (t) => {
    const page = await openPage(t, server);
    const { id } = photos[10];
    await openEmpty(page, id);
    const unreachable = (route) => (route.request().method() === 'PUT' ? route.abort('connectionrefused') : route.continue());
    await page.route('**/annotation', unreachable);
    await drag(page, [0.2, 0.2], [0.4, 0.4]);
    await phase(page, 'offline');
    await page.evaluate(() => {
      new BroadcastChannel('fieldloop.unsaved').onmessage = ({ data }) => (globalThis.wasAsked ||= data === 'ask');
    });
    const second = await page.context().newPage();
    await second.goto('/app/');
    await page.waitForFunction(() => globalThis.wasAsked);
    await second.getByRole('heading', { name: 'Dashboard' }).waitFor();
    await page.bringToFront();
    await drag(page, [0.6, 0.2], [0.8, 0.4]);
    await page.unroute('**/annotation', unreachable);
    await saved(page);
    assert.equal((await boxesOf(id)).length, 2);
    assert.equal(await second.getByText('An annotation is not stored').count(), 0);
  });

  test('two people on one photo see each other, get what the other saves, and lose nothing when both change it', async (t) => {
    const { id } = photos[11];
    const [anna, ben] = [await openPage(t, server), await openPage(t, server)];
    await openEmpty(anna, id);
    await open(ben, id);
    await anna.getByText('Somebody has this photo open too').waitFor();
    await ben.getByText('Somebody has this photo open too').waitFor();
    await ben.getByLabel('What they call you').fill('Ben');
    await ben.keyboard.press('Tab');
    await anna.getByText('Ben has this photo open too').waitFor();
    await picture(anna, 'annotate-two-people');

    await drag(anna, [0.1, 0.1], [0.3, 0.4]);
    await saved(anna);
    await boxRows(ben).first().waitFor();

    const hold = (route) => (route.request().method() === 'PUT' ? route.abort('connectionrefused') : route.continue());
    await ben.route('**/annotation', hold);
    await drag(ben, [0.6, 0.5], [0.8, 0.8]);
    await phase(ben, 'offline');
    await drag(anna, [0.4, 0.1], [0.5, 0.4]);
    await phase(anna, 'unsaved');
    await saved(anna);
    await ben.unroute('**/annotation', hold);
    await ben.getByText('Somebody else saved this photo').waitFor();
    await ben.getByText('Both together: 3 boxes').waitFor();
    await ben.getByText('Yours: 2 boxes').waitFor();
    await picture(ben, 'annotate-conflict');
    await assertAccessible(ben, 'conflict');
    await ben.getByRole('button', { name: 'Keep both' }).click();
    await saved(ben);
    assert.equal((await boxesOf(id)).length, 3);
    await boxRows(anna).nth(2).waitFor();
    await ben.close();
    await anna.getByText('has this photo open too').waitFor({ state: 'detached' });
  });

  test('an event is annotated in turn, copying the boxes of the photo before', async (t) => {
    const page = await openPage(t, server);
    await server.upload('/photos?camera=pole', (await photosIn(realPhotos('trailcam'))).slice(0, 9));
    const burst = await until('an event of several photos', async () => {
      const events = await Promise.all((await server.allPhotos('&camera=pole')).map(({ id }) => server.get(`/api/photos/${id}/event`)));
      return events.find((event) => event.length > 1);
    });
    const [first, second] = burst;
    await page.goto(`/app/annotate?from=event&photo=${first.id}`);
    await page.getByText(`This event: 0 of ${burst.length} annotated`).waitFor();
    await page.keyboard.press('p');
    await drag(page, [0.3, 0.3], [0.5, 0.6]);
    await saved(page);
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`photo=${second.id}`));
    await page.keyboard.press('v');
    await saved(page);
    const [before] = await boxesOf(first.id);
    assertNear((await boxesOf(second.id))[0], corners(before));
    assert.match(page.url(), new RegExp(`of=${first.id}`), 'the address keeps which event is in turn');
    await page.reload();
    await page.getByText(`This event: 2 of ${burst.length} annotated`).waitFor();
    await picture(page, 'annotate-event');
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

  test('what the review page shows is annotated in turn, from the photo in hand', async (t) => {
    const page = await openPage(t, server);
    const filter = 'camera=default&annotated=false&sort=oldest';
    const sections = (await server.get(`/api/timeline?${filter}`)).sections;
    const wanted = (await Promise.all(sections.map(({ key }) => server.get(`/api/timeline/sections/${key}?${filter}`)))).flat();
    await page.goto(`/app/annotate?from=review&${filter}&photo=${wanted[1].id}`);
    await page.getByText(`From review: 0 of ${wanted.length - 1} annotated`).waitFor();
    await page.keyboard.press('p');
    await page.keyboard.press('e');
    await saved(page);
    await page.keyboard.press('Enter');
    if (wanted[2]) await page.waitForURL(new RegExp(`photo=${wanted[2].id}`));
    await page.getByText(`From review: 1 of ${wanted.length - 1} annotated`).waitFor();
    await server.delete(`/api/photos/${wanted[1].id}/annotation`);
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
