// Every page, empty, full and with a failing server, in light and dark, at a desk and on a phone: whole, accessible, no errors.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { photosIn, root, testPhotos } from '../places.mjs';
import {
  assertFitsWidth, assertNoComplaints, desktop, inLightAndDark, openPage, phone, picturesShown, problem, startServer,
} from './browser.mjs';

const sizes = { desk: desktop, phone };

/** The addresses of all pages, as the client lists them itself, and one that is none. */
async function addresses() {
  const list = await readFile(path.join(root, 'web/src/app/pages.ts'), 'utf8');
  const found = [...list.matchAll(/path: '([^']+)'/g)].map((match) => match[1]);
  assert.ok(found.length >= 5);
  return [...found, '/nowhere'];
}

async function assertWhole(page, name) {
  await inLightAndDark(page, name);
  await assertFitsWidth(page, name);
}

async function settled(page) {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.getByLabel('Loading').first().waitFor({ state: 'hidden' });
  await picturesShown(page);
}

/** Photos of a camera, half of them marked, once the model has looked at them all. */
async function fill(server) {
  await server.upload('/photos?camera=gate', (await photosIn(testPhotos('deer/images/val'))).slice(0, 12));
  const photos = await server.photosLookedAt();
  for (const photo of photos.slice(0, 6)) await server.post(`/photos/${photo.id}/mark-for-retraining`);
  return photos;
}

describe('every page is whole and accessible', () => {
  const endings = [];
  let server;
  before(async () => {
    server = await startServer({ after: (end) => endings.push(end) });
  });
  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  async function visitAll(t, state, size, more = []) {
    const page = await openPage(t, server, { ...sizes[size], reducedMotion: 'reduce' });
    for (const where of [...(await addresses()), ...more]) {
      await page.goto(`/app${where}`);
      await settled(page);
      await assertWhole(page, `${state}-${where.slice(1).replace(/\W+/g, '-') || 'dashboard'}-${size}`);
    }
    assertNoComplaints(page);
  }

  for (const size of Object.keys(sizes)) test(`with nothing in it, ${size}`, (t) => visitAll(t, 'empty', size));

  for (const size of Object.keys(sizes)) {
    test(`when the server fails, ${size}`, async (t) => {
      const page = await openPage(t, server, { ...sizes[size], reducedMotion: 'reduce' });
      const failure = problem(500, 'The disk does not answer.');
      await page.route(/\/(api|photos|stats|detections|sessions)(\/|\?|$)/, (route) =>
        route.request().resourceType() === 'fetch' ? route.fulfill(failure) : route.continue(),
      );
      for (const where of (await addresses()).filter((one) => one !== '/nowhere')) {
        await page.goto(`/app${where}`);
        await page.getByText('The disk does not answer.').first().waitFor();
        await assertWhole(page, `failing-${where.slice(1) || 'dashboard'}-${size}`);
      }
    });
  }

  describe('with photos in it', () => {
    let photos;
    before(async () => {
      photos = await fill(server);
    });
    for (const size of Object.keys(sizes)) {
      test(size, (t) => visitAll(t, 'full', size, [`/photos?photo=${photos[2].id}`]));
    }
  });
});
