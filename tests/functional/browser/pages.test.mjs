// The pages on a filled home: marking at once and back, filters, keyboard only, phone, dark, accessibility.
import assert from 'node:assert/strict';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  assertAccessible, assertFitsWidth, assertNoComplaints, desktop, openPage, phone, picture, picturesShown, saved, startWith,
} from './browser.mjs';

const pages = { dashboard: '/app/', photos: '/app/photos', annotate: '/app/annotate', training: '/app/training', models: '/app/models' };

describe('on the demo yard', () => {
  const endings = [];
  let server;
  let photos;
  before(async () => {
    server = await startWith({ after: (end) => endings.push(end) }, 'yard');
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
    await page.route('**/api/verdicts', async (route) => {
      await held;
      await route.continue();
    });
    const file = path.join(server.home, photo.filepath);
    await rename(file, `${file}.away`);
    t.after(() => rename(`${file}.away`, file));

    await page.goto(`/app/photos?photo=${photo.id}`);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Mark for retraining' }).click();
    await dialog.getByRole('button', { name: 'Mark for retraining', pressed: true }).waitFor();
    answer();
    await page.getByRole('alert').getByText(photo.filename).waitFor();
    await dialog.getByRole('button', { name: 'Mark for retraining', pressed: false }).waitFor();
    await picture(page, 'mark-refused');
    assert.equal((await server.get(`/photos/${photo.id}`)).marked_for_retraining, false);
  });

  test('filters stand in the address and can be cleared', async (t) => {
    const page = await openPage(t, server);
    await page.goto('/app/photos');
    await page.getByRole('button', { name: 'Filters', exact: true }).click();
    await page.getByLabel('Marked', { exact: true }).selectOption({ label: 'Marked' });
    await page.waitForURL(/marked=true/);
    await page.getByText(/^2 photos$/).first().waitFor();
    await page.reload();
    await page.getByText(/^2 photos$/).first().waitFor();
    await page.getByRole('button', { name: 'Filters (1)' }).click();
    await page.getByLabel('To', { exact: true }).fill('2001-01-01');
    await page.keyboard.press('Escape');
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
    await dialog.getByRole('button', { name: 'Mark for retraining' }).waitFor();
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
});
