// What the tests of the Review page share.
import { readFile } from 'node:fs/promises';
import { photosIn, testPhotos } from '../places.mjs';
import { startServer } from './browser.mjs';

export const cell = (page, id) => page.locator(`[data-photo-id="${id}"]`);
export const focused = (page) => page.evaluate(() => Number(document.activeElement?.getAttribute('data-photo-id')));
export const opened = (page) => Number(new URL(page.url()).searchParams.get('photo'));
export const notice = (page, text) => page.getByTestId('notice').getByText(text);

/** The grid with every photo of the window drawn. */
export async function openGrid(page, query = '') {
  await page.goto(`/app/photos${query}`);
  await page.locator('[data-photo-id]').first().waitFor();
  await page.locator('[data-testid="grid"][aria-busy="false"]').waitFor();
}

export const shownIds = (page) =>
  page.locator('[data-photo-id]').evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-photo-id'))));

/** The same picture taken again and again: its bytes differ behind the end of the image. */
export async function uploadSeries(server, file, camera, times) {
  const bytes = await readFile(file);
  for (const [index, time] of times.entries()) {
    const body = new Uint8Array(Buffer.concat([bytes, Buffer.from(`again ${index}`)]));
    const where = `/photos?camera=${camera}&captured_at=${time}&filename=${camera}-${index}.jpg`;
    await server.request('POST', where, body, { 'content-type': 'image/jpeg' });
  }
}

/** A server with the photos of a trail camera, of a gate, and of a stump that looks the same on six days. */
export async function startWithCameras(t) {
  const server = await startServer(t);
  await server.upload('/photos?camera=trail', await photosIn(testPhotos('trail')));
  await server.upload('/photos?camera=gate', (await photosIn(testPhotos('deer/images/val'))).slice(0, 24));
  const [deer] = await photosIn(testPhotos('deer/images/train'));
  await uploadSeries(server, deer, 'stump', [1, 2, 3, 4, 5, 6].map((day) => `2026-03-0${day}T08:00:00Z`));
  return server;
}
