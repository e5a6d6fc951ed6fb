// The pages on a filled home: marking at once and back, filters, keyboard only, phone, dark, accessibility.
import assert from 'node:assert/strict';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  assertAccessible, assertFitsWidth, assertNoComplaints, desktop, dragOver, openPage, phone, picture, picturesShown, saved, startDemoYard,
} from './browser.mjs';

const pages = { dashboard: '/app/', photos: '/app/photos', annotate: '/app/annotate', training: '/app/training', models: '/app/models' };

describe('on the demo yard', () => {
  const endings = [];
  let server;
  let photos;
  before(async () => {
    server = await startDemoYard({ after: (end) => endings.push(end) });
    photos = await server.get('/photos?limit=10');
    await server.post(`/photos/${photos[0].id}/mark-for-retraining`);
    await server.post(`/photos/${photos[1].id}/mark-for-retraining`, { reason: 'false_positive' });
  });
  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  for (const [mode, options] of Object.entries({ light: desktop, dark: { ...desktop, colorScheme: 'dark' }, phone })) {
    test(`all pages are whole, accessible and without errors, ${mode}`, async (t) => {
      const page = await openPage(t, server, options);
      const all = { ...pages, photo: `/app/photos?photo=${photos[2].id}` };
      for (const [name, where] of Object.entries(all)) {
        await page.goto(where);
        await page.getByRole('heading', { level: 1 }).waitFor();
        if (name === 'photo') await page.getByRole('dialog').locator('img').first().waitFor();
        await page.getByLabel('Loading').first().waitFor({ state: 'hidden' });
        await picturesShown(page);
        await assertFitsWidth(page, `${name} ${mode}`);
        await picture(page, `${name}-${mode}`);
        await assertAccessible(page, `${name} ${mode}`);
      }
      assertNoComplaints(page);
    });
  }

  test('a mark shows at once, and goes back with a reason when the server refuses', async (t) => {
    const page = await openPage(t, server);
    const photo = photos[5];
    let answer;
    const held = new Promise((resolve) => (answer = resolve));
    await page.route('**/mark-for-retraining', async (route) => {
      await held;
      await route.continue();
    });
    const file = path.join(server.home, photo.filepath);
    await rename(file, `${file}.away`);
    t.after(() => rename(`${file}.away`, file));

    await page.goto(`/app/photos?photo=${photo.id}`);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Mark for Retraining' }).click();
    await dialog.getByRole('button', { name: 'Marked for Retraining', pressed: true }).waitFor();
    answer();
    await page.getByText('The mark was not changed').waitFor();
    await dialog.getByRole('button', { name: 'Mark for Retraining', pressed: false }).waitFor();
    await picture(page, 'mark-refused');
    assert.equal((await server.get(`/photos/${photo.id}`)).marked_for_retraining, false);
  });

  test('filters stand in the address and can be cleared', async (t) => {
    const page = await openPage(t, server);
    await page.goto('/app/photos');
    await page.getByLabel('Marked', { exact: true }).selectOption({ label: 'Marked' });
    await page.waitForURL(/marked=true/);
    await page.getByText(/^2 photos$/).waitFor();
    await page.reload();
    await page.getByText(/^2 photos$/).waitFor();
    await page.getByLabel('To', { exact: true }).fill('2001-01-01');
    await page.getByText('No photo matches these filters').waitFor();
    await picture(page, 'photos-no-match');
    await page.getByRole('button', { name: 'Clear filters' }).first().click();
    await page.locator('[data-photo-id]').first().waitFor();
    assert.equal(new URL(page.url()).search, '');
    assertNoComplaints(page);
  });

  test('the keyboard alone finds, opens, marks, annotates and undoes', async (t) => {
    const page = await openPage(t, server);
    await page.goto('/app/');
    await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
    await page.keyboard.press('?');
    await page.getByText('Keyboard shortcuts').waitFor();
    await picture(page, 'shortcuts');
    await page.keyboard.press('Escape');

    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.locator('[data-photo-id]').first().waitFor();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Mark for Retraining' }).waitFor();
    await page.keyboard.press('1');
    await dialog.getByRole('button', { name: 'Missed an animal', pressed: true }).waitFor();
    await page.keyboard.press('a');

    await page.getByRole('application').waitFor();
    await page.keyboard.press('n');
    await saved(page);
    const id = new URL(page.url()).searchParams.get('photo');
    const drawn = await server.get(`/api/photos/${id}/annotation`);
    assert.equal(drawn.boxes.length, 1);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Delete');
    await page.locator('[data-phase="idle"]').waitFor();
    await assert.rejects(server.get(`/api/photos/${id}/annotation`), /404/);
    await page.keyboard.press('Control+z');
    await saved(page);
    assert.deepEqual((await server.get(`/api/photos/${id}/annotation`)).boxes, drawn.boxes);
    await server.delete(`/api/photos/${id}/annotation`);
    page.complaints = page.complaints.filter((text) => !/404/.test(text));
    assertNoComplaints(page);
  });

  test('a box is drawn, moved and resized by mouse', async (t) => {
    const page = await openPage(t, server);
    const photo = photos[7];
    await page.goto(`/app/annotate?photo=${photo.id}`);
    const canvas = page.getByRole('application');
    await canvas.waitFor();
    await page.keyboard.press('e');
    await saved(page);
    await dragOver(page, canvas, [0.4, 0.4], [0.5, 0.5]);
    await saved(page);
    const box = async () => (await server.get(`/api/photos/${photo.id}/annotation`)).boxes[0];
    const drawn = await box();
    await dragOver(page, canvas, [0.45, 0.45], [0.5, 0.45]);
    await page.locator('[data-phase="unsaved"], [data-phase="saving"]').waitFor();
    await saved(page);
    const moved = await box();
    assert.ok(moved.x_min > drawn.x_min && Math.abs(moved.x_max - moved.x_min - (drawn.x_max - drawn.x_min)) < 1e-6);
    const corner = await page.locator('[data-handle="se"]').boundingBox();
    await page.mouse.move(corner.x + corner.width / 2, corner.y + corner.height / 2);
    await page.mouse.down();
    await page.mouse.move(corner.x + 40, corner.y + 40, { steps: 4 });
    await page.mouse.up();
    await page.locator('[data-phase="unsaved"], [data-phase="saving"]').waitFor();
    await saved(page);
    const resized = await box();
    assert.ok(resized.x_max > moved.x_max && resized.y_max > moved.y_max && Math.abs(resized.x_min - moved.x_min) < 1e-6);
    await picture(page, 'annotate-resized');
    assertNoComplaints(page);
  });

  test('two people on one photo: the second is told and decides', async (t) => {
    const page = await openPage(t, server);
    const photo = photos[8];
    await page.goto(`/app/annotate?photo=${photo.id}`);
    await page.getByRole('application').waitFor();
    const theirs = { class_name: (await server.get('/api/classes'))[0].name, x_min: 0.1, y_min: 0.1, x_max: 0.2, y_max: 0.2 };
    await server.put(`/api/photos/${photo.id}/annotation`, { boxes: [theirs], revision: 0 });
    await page.keyboard.press('n');
    await page.getByText('Somebody else saved this photo').waitFor();
    await picture(page, 'annotate-conflict');
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await saved(page);
    const stored = await server.get(`/api/photos/${photo.id}/annotation`);
    assert.equal(stored.boxes.length, 1);
    assert.ok(stored.boxes[0].x_min > 0.3);
    page.complaints = page.complaints.filter((text) => !/409/.test(text));
    assertNoComplaints(page);
  });

  test('on a phone a box is drawn by touch', async (t) => {
    const page = await openPage(t, server, phone);
    const photo = photos[9];
    await page.goto(`/app/annotate?photo=${photo.id}`);
    const canvas = page.getByRole('application');
    await canvas.waitFor();
    const frame = await canvas.boundingBox();
    const touch = await page.context().newCDPSession(page);
    const at = (x, y) => ({ touchPoints: [{ x: frame.x + x * frame.width, y: frame.y + y * frame.height }] });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', ...at(0.4, 0.45) });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', ...at(0.5, 0.5) });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', ...at(0.6, 0.55) });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await saved(page);
    assert.equal((await server.get(`/api/photos/${photo.id}/annotation`)).boxes.length, 1);
    await picture(page, 'annotate-touch');
    assertNoComplaints(page);
  });
});
