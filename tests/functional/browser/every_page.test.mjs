// Every page, empty, full and with a failing server, in light and dark, at a desk and on a phone: whole, accessible, no errors.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root } from '../harness.mjs';
import {
  assertAccessible, assertFitsWidth, assertNoComplaints, desktop, openPage, phone, picture, picturesShown, startDemoYard, startServer,
} from './browser.mjs';

/** The addresses of all pages, as the client lists them itself, and one that is none. */
async function addresses() {
  const list = await readFile(path.join(root, 'web/src/app/pages.ts'), 'utf8');
  const found = [...list.matchAll(/path: '([^']+)'/g)].map((match) => match[1]);
  assert.ok(found.length >= 5);
  return [...found, '/nowhere'];
}

const looks = {
  light: desktop,
  dark: { ...desktop, colorScheme: 'dark' },
  phone,
  'phone-dark': { ...phone, colorScheme: 'dark' },
};

async function visit(page, where, name) {
  await page.goto(`/app${where}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.getByLabel('Loading').first().waitFor({ state: 'hidden' });
  await page.locator('.mantine-Skeleton-root[data-visible]').first().waitFor({ state: 'detached' });
  await picturesShown(page);
  await picture(page, name);
  await assertFitsWidth(page, name);
  await assertAccessible(page, name);
}

for (const [state, start] of Object.entries({ empty: startServer, full: startDemoYard })) {
  describe(`${state} home`, () => {
    const endings = [];
    let server;
    before(async () => {
      server = await start({ after: (end) => endings.push(end) });
      if (state === 'empty') return;
      const photos = await server.get('/photos?limit=12');
      for (const photo of photos.slice(0, 6)) await server.post(`/photos/${photo.id}/mark-for-retraining`);
    });
    after(async () => {
      for (const end of endings.reverse()) await end();
    });
    for (const [look, options] of Object.entries(looks)) {
      test(`every page is whole and accessible, ${look}`, async (t) => {
        const page = await openPage(t, server, options);
        for (const where of await addresses()) await visit(page, where, `${state}-${where.slice(1) || 'dashboard'}-${look}`);
        assertNoComplaints(page);
      });
    }
  });
}

test('every page says so when the server fails, and stays accessible', async (t) => {
  const server = await startServer(t);
  for (const [look, options] of Object.entries({ light: desktop, 'phone-dark': looks['phone-dark'] })) {
    const page = await openPage(t, server, options);
    const failure = { status: 500, contentType: 'application/problem+json', body: JSON.stringify({ detail: 'The disk does not answer.' }) };
    await page.route(/\/(api|photos|stats|detections|sessions)(\/|\?|$)/, (route) =>
      route.request().resourceType() === 'fetch' ? route.fulfill(failure) : route.continue(),
    );
    for (const where of await addresses()) {
      await page.goto(`/app${where}`);
      if (where !== '/nowhere') await page.getByText('The disk does not answer.').first().waitFor();
      const name = `failing-${where.slice(1) || 'dashboard'}-${look}`;
      await picture(page, name);
      await assertFitsWidth(page, name);
      await assertAccessible(page, name);
    }
  }
});

test('a nearly full disk is the next thing to do, and the figures of the field stand with their intervals', async (t) => {
  const server = await startDemoYard(t);
  const page = await openPage(t, server);
  const part = (name, bytes) => ({ name, bytes, files: 100 });
  await page.route('**/api/disk', (route) =>
    route.fulfill({ json: { parts: [part('photos', 28e9), part('runs', 2e9)], free_bytes: 1.5e9, capacity_bytes: 32e9, is_low: true } }),
  );
  const estimate = { value: 0.8, low: 0.7, high: 0.9, observations: 60 };
  const slice = (name) => ({
    name, photos_with_boxes: 80, photos_without_boxes: 40, judged_photos: 60, judged_bursts_without_boxes: 12, precision: estimate, recall: null,
  });
  await page.route('**/api/field-performance', (route) =>
    route.fulfill({
      json: {
        ...slice(''), recall: { ...estimate, value: 0.6, low: 0.35 }, model: 'deer-v2', least_observations: 10,
        weeks: [slice('2026-05-04'), slice('2026-05-11')], cameras: [slice('gate')], lights: [slice('day'), slice('night')],
      },
    }),
  );
  for (const [look, scheme] of Object.entries({ light: 'light', dark: 'dark' })) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto('/app/');
    await page.getByText('The disk is nearly full, with 1.5 GB left').waitFor();
    await page.getByText('95 % interval 35 % to 90 %, from 60 visits').waitFor();
    await page.getByText('too few').first().waitFor();
    await page.getByRole('link', { name: 'See what takes space' }).click();
    await page.getByText('Little space is left').waitFor();
    await picture(page, `dashboard-disk-low-${look}`);
    await page.evaluate(() => window.scrollTo(0, 0));
    await picture(page, `dashboard-field-${look}`);
    await assertAccessible(page, `dashboard with figures, ${look}`);
  }
  await page.setViewportSize(phone.viewport);
  await assertFitsWidth(page, 'dashboard with figures on a phone');
  await picture(page, 'dashboard-field-phone');
  assertNoComplaints(page);
});
