// What the tests of the Annotate page share: a server with deer on it, and hands on the canvas.
import assert from 'node:assert/strict';
import { until } from '../harness.mjs';
import { photosIn, testPhotos } from '../places.mjs';
import { saved, startServer } from './browser.mjs';

export const phase = (page, name) => page.locator(`[data-testid="save-state"][data-phase="${name}"]`).waitFor();
export const canvasOf = (page) => page.getByRole('application');
export const boxRows = (page) => page.getByRole('button', { name: /^Select box/ });
export const corners = ({ x_min, y_min, x_max, y_max }) => [x_min, y_min, x_max, y_max];

/** A server with photos of deer, two animals to name, and what the tests ask it. */
export async function startWithDeer(t, photoCount) {
  const server = await startServer(t);
  await server.upload('/photos', (await photosIn(testPhotos('deer/images/val'))).slice(0, photoCount));
  for (const name of ['deer', 'fox']) await server.post('/api/classes', { name });
  const annotation = (id) => server.get(`/api/photos/${id}/annotation`);
  return { server, photos: await server.allPhotos(), annotation, boxesOf: async (id) => (await annotation(id)).boxes };
}

/** Opens a photo, and waits until the page knows what the model sees on it. */
export async function open(page, id) {
  const looked = page.waitForResponse((response) => response.url().includes(`/photos/${id}/proposals`));
  await page.goto(`/app/annotate?photo=${id}`);
  await canvasOf(page).waitFor();
  await looked;
}

/** A photo opened with nothing on it. */
export async function openEmpty(page, id) {
  await open(page, id);
  await page.keyboard.press('e');
  await saved(page);
}

const inAddress = (page) => Number(new URL(page.url()).searchParams.get('photo'));

/** Waits until what is done to the open photo is stored. */
export async function stores(page, annotation, act, id = inAddress(page)) {
  const revision = async () => (await annotation(id)).revision;
  const before = await revision().catch(() => 0);
  await act();
  await until('the photo to be stored', async () => (await revision()) > before);
  await saved(page);
}

/** Where a point of the photo (in shares of it) is on the screen. */
export async function onScreen(page, [x, y]) {
  const frame = await page.locator('div:has(> svg[role="application"]) > img').boundingBox();
  return [frame.x + x * frame.width, frame.y + y * frame.height];
}

export async function drag(page, from, to) {
  await page.mouse.move(...(await onScreen(page, from)));
  await page.mouse.down();
  for (const share of [0.3, 0.7, 1]) await page.mouse.move(...(await onScreen(page, from.map((start, i) => start + share * (to[i] - start)))));
  await page.mouse.up();
}

export const click = async (page, at) => page.mouse.click(...(await onScreen(page, at)));

/** Whether anything is painted on the canvas of the boxes at rest ("still") or of what moves ("live"). */
export const isPainted = (page, which) =>
  page.locator('canvas').nth(which === 'still' ? 0 : 1).evaluate((canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return data.some((value) => value > 0);
  });

/** Touches with any number of fingers, through the points given one after another. */
export async function touch(page, ...steps) {
  const session = await page.context().newCDPSession(page);
  const points = async (step) => Promise.all(step.map(async (at, id) => ({ id, ...toXY(await onScreen(page, at)) })));
  const frames = [];
  for (const step of steps) frames.push(await points(step));
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: frames[0] });
  for (const touchPoints of frames.slice(1)) await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
const toXY = ([x, y]) => ({ x, y });

export function assertNear(box, [x_min, y_min, x_max, y_max], tolerance = 0.004) {
  const sides = { x_min, y_min, x_max, y_max };
  for (const [side, value] of Object.entries(sides))
    assert.ok(Math.abs(box[side] - value) < tolerance, `${side} is ${box[side]}, not ${value}`);
}
