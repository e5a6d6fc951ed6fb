// A real Chromium on the real server: pages that complain when the browser does, pictures, and accessibility scans.
import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { BrokenPromise } from '../contract.mjs';
import { Server, copiedHome, temporaryHome } from '../harness.mjs';
import { root } from '../places.mjs';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell';
const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** A folder for pictures of the pages, where somebody wants to look at them: each takes as long as some checks. */
const pictures = process.env.FIELDLOOP_PICTURES;
const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const patience = 60_000;
const bodyPatience = 5_000;

export const desktop = { viewport: { width: 1280, height: 800 } };
export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

/** The server with an empty home and the built web client. */
export async function startServer(t) {
  return Server.start(t, await temporaryHome(t), ['--web', path.join(root, 'web/dist')]);
}

/** The server with a copy of a home that prepare.mjs filled. */
export async function startWith(t, home) {
  return Server.start(t, await copiedHome(t, home), ['--web', path.join(root, 'web/dist')]);
}

let launched;
after(async () => (await launched)?.close());

/** Holds every answer that the pages get against the API description: which broke it, and which are still read. */
function checkAnswers(context, server) {
  const broken = [];
  const pending = new Set();
  const checked = async (response) => {
    const { pathname } = new URL(response.url());
    const contentType = (await response.headerValue('content-type')) ?? '';
    // A page that is left takes the bodies of its answers along.
    const body = /json/.test(contentType) ? await response.text().catch(() => null) : null;
    server.contract.check(response.request().method(), pathname, response.status(), contentType, body);
  };
  context.on('response', (response) => {
    if (!response.url().startsWith(server.url) || response.status() === 304) return;
    const one = checked(response).catch((error) => error instanceof BrokenPromise && broken.push(error.message));
    pending.add(one);
    one.finally(() => pending.delete(one));
  });
  return { broken, pending };
}

/** The body of an answer to a page that was left may never come: the window's end ends the wait for it. */
async function closeWindow(context, pending) {
  const limit = new AbortController();
  await Promise.race([Promise.all(pending), pause(bodyPatience, undefined, { signal: limit.signal })]);
  limit.abort();
  await context.close();
  await Promise.all(pending);
}

/** What a page gets when a test lets the server fail. */
export const problem = (status, detail, code = 'internal') => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: 'about:blank', title: 'Planned', status, detail, code }),
});

/**
 * A window on the server, with cookies and storage of its own. What the browser calls an error fails the test at its
 * end, unless it is expected.
 */
export async function openPage(t, server, options = desktop) {
  launched ??= chromium.launch({ executablePath, args });
  const context = await (await launched).newContext({ baseURL: server.url, colorScheme: 'light', ...options });
  const { broken, pending } = checkAnswers(context, server);
  t.after(async () => {
    await closeWindow(context, pending);
    assert.deepEqual(broken, [], 'answers that the API description does not allow');
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && page.complaints.push(`${message.text()} ${message.location().url}`));
  return page;
}

export function assertNoComplaints(page) {
  assert.deepEqual(page.complaints, [], 'the browser reports errors');
}

/** Keeps a picture in the folder that FIELDLOOP_PICTURES names; else nothing. */
export async function picture(page, name) {
  if (!pictures) return;
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: path.join(pictures, `${name}.png`), animations: 'disabled' });
}

/** Colours on their way from one to another have the contrast of neither; one that ends may let another begin. */
const transitionsEnd = (page) =>
  page.evaluate(async () => {
    const running = () => document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    do {
      running().forEach((transition) => transition.finish());
      await new Promise((resolve) => requestAnimationFrame(resolve));
    } while (running().length > 0);
  });

/** Fails when axe-core finds a barrier on the page as it is shown now. */
export async function assertAccessible(page, name) {
  await transitionsEnd(page);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await readFile(axeSource, 'utf8'));
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`);
  assert.deepEqual(found, [], `barriers on ${name}`);
}

/** Keeps a picture of the page in light and in dark, and fails when axe-core finds a barrier on one of them. */
export async function inLightAndDark(page, name) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    await picture(page, `${name}-${colorScheme}`);
    await assertAccessible(page, `${name}-${colorScheme}`);
  }
}

/** Fails when the page can be scrolled sideways. */
export async function assertFitsWidth(page, name) {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(excess <= 0, `${name} is ${excess} px wider than the window`);
}

/** Drags the mouse between two points given as shares of an element. */
export async function dragOver(page, locator, from, to) {
  const frame = await locator.boundingBox();
  const at = ([x, y]) => [frame.x + x * frame.width, frame.y + y * frame.height];
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]));
  await page.mouse.move(...at(to));
  await page.mouse.up();
}

/** Waits until the annotation on the screen is saved. */
export const saved = (page) => page.locator('[data-testid="save-state"][data-phase="saved"]').waitFor();

/** Waits until the lists inside the window and their pictures are there; those outside of it are loaded when they come in. */
export const picturesShown = (page) =>
  page.waitForFunction(() => {
    const outside = ({ top, bottom, left, right }) => top > window.innerHeight || bottom < 0 || left > window.innerWidth || right < 0;
    return !document.querySelector('[aria-busy="true"]') &&
      [...document.images].every((image) => image.complete || outside(image.getBoundingClientRect()));
  });
