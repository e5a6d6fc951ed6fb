// Measures the Annotate page in Chromium on the built server: frames on a 24-megapixel photo with 200 boxes, and what it
// takes to annotate 30 night photos with and without a model's proposals.
// Usage: node bench/annotate.mjs PHOTOS MODEL.onnx
//   PHOTOS holds trailcam/ and deer-night/{images,labels}; the model is a detector of deer that has not seen them.
import assert from 'node:assert/strict';
import { copyFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Server, photosIn, temporaryHome, until } from '../tests/functional/harness.mjs';
import { openPage, saved } from '../tests/functional/browser/browser.mjs';
import { root } from '../tests/functional/harness.mjs';

const [photoFolder, model] = process.argv.slice(2);
if (!model) throw new Error('usage: node bench/annotate.mjs PHOTOS MODEL.onnx');
const parts = process.argv.slice(4);
const wants = (part) => parts.length === 0 || parts.includes(part);

const endings = [];
const t = { after: (end) => endings.push(end) };
const canvasOf = (page) => page.getByRole('application');
const pictureOf = (page) => page.locator('div:has(> svg[role="application"]) > img');

async function startServer() {
  const home = await temporaryHome(t);
  const options = ['--web', path.join(root, 'web/dist')];
  const first = await Server.start(t, home, options);
  await first.stop();
  // The home's first model keeps its name and gets the weights to be measured.
  for (const where of ['versions/1', 'weights']) await copyFile(model, path.join(home, 'models/coco-base', where, 'best.onnx'));
  return Server.start(t, home, options);
}

const sorted = (values) => [...values].sort((a, b) => a - b);
const quantile = (values, share) => sorted(values)[Math.min(values.length - 1, Math.floor(share * values.length))];

// ---- frames ----

const width = 6000;
const height = 4000;

/** A real photo enlarged to 24 megapixels, with fine noise so that it compresses as a large photo does. */
async function largePhoto(page, file) {
  const source = `data:image/jpeg;base64,${(await readFile(file)).toString('base64')}`;
  const encoded = await page.evaluate(async ({ source, width, height }) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0, width, height);
    const strip = 400;
    for (let y = 0; y < height; y += strip) {
      const part = context.getImageData(0, y, width, strip);
      for (let i = 0; i < part.data.length; i++) part.data[i] += (Math.random() - 0.5) * 24;
      context.putImageData(part, 0, y);
    }
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
    const reader = new FileReader();
    reader.readAsDataURL(blob);
    await new Promise((done) => (reader.onload = done));
    return reader.result.split(',')[1];
  }, { source, width, height });
  return Buffer.from(encoded, 'base64');
}

function manyBoxes(count) {
  const columns = 20;
  return Array.from({ length: count }, (_, i) => {
    const x_min = 0.02 + (i % columns) * 0.048;
    const y_min = 0.02 + Math.floor(i / columns) * 0.096;
    return { class_name: i % 3 === 0 ? 'deer' : 'fox', x_min, y_min, x_max: x_min + 0.06, y_max: y_min + 0.11, origin: 'drawn' };
  });
}

/** Frame times, and the main thread's processor time a frame, while `act` runs. */
async function framesDuring(page, act) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value;
  await page.evaluate(() => {
    globalThis.frameTimes = [];
    const tick = (time) => {
      globalThis.frameTimes.push(time);
      globalThis.frameTick = requestAnimationFrame(tick);
    };
    globalThis.frameTick = requestAnimationFrame(tick);
  });
  const before = await busy();
  await act();
  const after = await busy();
  const times = await page.evaluate(() => {
    cancelAnimationFrame(globalThis.frameTick);
    return globalThis.frameTimes;
  });
  await session.send('Performance.disable');
  const gaps = times.slice(1).map((time, i) => time - times[i]);
  return { frames: gaps.length, median: quantile(gaps, 0.5), p95: quantile(gaps, 0.95), late: gaps.filter((gap) => gap > 25).length / gaps.length, busy: (1000 * (after - before)) / gaps.length };
}

async function pathOf(page, steps, at) {
  const frame = await canvasOf(page).boundingBox();
  for (let i = 0; i <= steps; i++) {
    const [x, y] = at(i / steps);
    await page.mouse.move(frame.x + x * frame.width, frame.y + y * frame.height);
  }
}

async function dragged(page, steps, at, options) {
  await pathOf(page, 0, () => at(0));
  await page.mouse.down(options);
  await pathOf(page, steps, at);
  await page.mouse.up(options);
}

async function measureFrames(server) {
  const page = await openPage(t, server);
  await page.goto('/app/');
  const [original] = await photosIn(path.join(photoFolder, 'trailcam'));
  const form = new FormData();
  form.append('files', new Blob([await largePhoto(page, original)]), 'large.jpg');
  const [{ photo_id: id }] = (await server.post('/photos', form)).files;
  const boxes = manyBoxes(200);
  await server.put(`/api/photos/${id}/annotation`, { boxes, revision: 0 });
  await page.goto(`/app/annotate?photo=${id}`);
  await canvasOf(page).waitFor();
  await pictureOf(page).evaluate((image) => image.decode());
  await page.waitForTimeout(2000);

  const circle = (share) => [0.5 + 0.35 * Math.cos(6 * share), 0.5 + 0.35 * Math.sin(6 * share)];
  const wheel = async () => {
    await pathOf(page, 0, () => [0.4, 0.5]);
    for (let i = 0; i < 60; i++) await page.mouse.wheel(0, i < 30 ? -60 : 60);
  };
  const report = (what, { frames, median, p95, late, busy }) =>
    console.log(`${what}: ${frames} frames, median ${median.toFixed(1)} ms, 95 % within ${p95.toFixed(1)} ms, ${(100 * late).toFixed(1)} % late; main thread ${busy.toFixed(2)} ms of processor a frame`);
  const scenes = {
    'at rest': () => page.waitForTimeout(2000),
    'crosshair following the pointer': async () => {
      await page.keyboard.press('t');
      await pathOf(page, 200, circle);
    },
    'drawing a box': () => dragged(page, 200, (share) => [0.3 + 0.4 * share, 0.3 + 0.4 * share]),
    'moving a box': () => dragged(page, 200, (share) => [0.5 + 0.2 * share, 0.5 + 0.2 * share]),
    'zooming in and out': wheel,
    'moving the zoomed view': async () => {
      await page.keyboard.press('z');
      await dragged(page, 200, circle, { button: 'middle' });
    },
    'drawing with night light': async () => {
      await page.keyboard.press('0');
      await page.keyboard.press('l');
      await dragged(page, 200, (share) => [0.1 + 0.4 * share, 0.2 + 0.4 * share]);
    },
    'zooming with night light': wheel,
  };
  for (const [what, act] of Object.entries(scenes)) report(what, await framesDuring(page, act));
  await page.close();
}

// ---- effort ----

// Seconds of the keystroke-level model (Card, Moran, Newell): a key, pointing, a press or release of the button, moving
// the hand between mouse and keyboard, and thinking once a photo and once a box that is not right already.
const seconds = { key: 0.28, point: 1.1, press: 0.1, home: 0.4, think: 1.35 };
const good = 0.75;
const mostClicks = 3;

class Person {
  actions = { keys: 0, clicks: 0, drags: 0 };
  seconds = 0;
  hand = 'keyboard';

  constructor(page) {
    this.page = page;
  }

  think() {
    this.seconds += seconds.think;
  }

  async key(name) {
    this.reach('keyboard');
    this.actions.keys++;
    this.seconds += seconds.key;
    await this.page.keyboard.press(name);
  }

  async click(point, again = false) {
    this.reach('mouse');
    this.actions.clicks++;
    this.seconds += (again ? 0 : seconds.point) + 2 * seconds.press;
    await this.page.mouse.click(...(await this.onScreen(point)));
  }

  async rightClick(point) {
    this.reach('mouse');
    this.actions.clicks++;
    this.seconds += seconds.point + 2 * seconds.press;
    await this.page.mouse.click(...(await this.onScreen(point)), { button: 'right' });
  }

  async drag({ x_min, y_min, x_max, y_max }) {
    this.reach('mouse');
    this.actions.drags++;
    this.seconds += 2 * seconds.point + 2 * seconds.press;
    await this.page.mouse.move(...(await this.onScreen([x_min, y_min])));
    await this.page.mouse.down();
    await this.page.mouse.move(...(await this.onScreen([(x_min + x_max) / 2, (y_min + y_max) / 2])));
    await this.page.mouse.move(...(await this.onScreen([x_max, y_max])));
    await this.page.mouse.up();
  }

  reach(where) {
    if (this.hand !== where) this.seconds += seconds.home;
    this.hand = where;
  }

  async onScreen([x, y]) {
    const frame = await pictureOf(this.page).boundingBox();
    return [frame.x + x * frame.width, frame.y + y * frame.height];
  }
}

const centre = (box) => [(box.x_min + box.x_max) / 2, (box.y_min + box.y_max) / 2];
const holds = (box, [x, y]) => x >= box.x_min && x <= box.x_max && y >= box.y_min && y <= box.y_max;
function overlap(a, b) {
  const area = (box) => Math.max(0, box.x_max - box.x_min) * Math.max(0, box.y_max - box.y_min);
  const shared = area({ x_min: Math.max(a.x_min, b.x_min), y_min: Math.max(a.y_min, b.y_min), x_max: Math.min(a.x_max, b.x_max), y_max: Math.min(a.y_max, b.y_max) });
  return shared / (area(a) + area(b) - shared);
}

async function truthOf(file) {
  const label = file.replace('/images/', '/labels/').replace(/\.\w+$/, '.txt');
  const lines = (await readFile(label, 'utf8')).trim().split('\n').filter(Boolean);
  return lines.map((line) => {
    const [, x, y, w, h] = line.split(' ').map(Number);
    return { x_min: Math.max(0, x - w / 2), y_min: Math.max(0, y - h / 2), x_max: Math.min(1, x + w / 2), y_max: Math.min(1, y + h / 2) };
  });
}

const withoutRepeats = (boxes, most) => boxes.filter((box, i) => boxes.slice(0, i).every((other) => overlap(other, box) < most));
const proposalsAmong = (seen) => withoutRepeats(seen.filter((box) => box.confidence >= 0.25), 0.5);

/** Which click at the middle of an animal gives a good box, from 1 on; 0: none of the first few. */
function clicksFor(animal, seen, present) {
  const point = centre(animal);
  const around = seen.filter((box) => holds(box, point) && present.every((other) => overlap(other, box) < 0.5));
  return withoutRepeats(around, 0.8).slice(0, mostClicks).findIndex((box) => overlap(box, animal) >= good) + 1;
}

/** Rejects what is wrong, takes by a click what the model hardly sees, draws the rest. */
async function correct(person, truth, seen) {
  const shown = proposalsAmong(seen);
  const isRight = (box) => truth.some((animal) => overlap(box, animal) >= good);
  for (const box of shown) {
    if (isRight(box)) continue;
    person.think();
    await person.rightClick(centre(box));
  }
  const kept = shown.filter(isRight);
  for (const animal of truth) {
    if (kept.some((box) => overlap(box, animal) >= good)) continue;
    person.think();
    const clicks = kept.some((box) => holds(box, centre(animal))) ? 0 : clicksFor(animal, seen, kept);
    for (let i = 0; i < clicks; i++) await person.click(centre(animal), i > 0);
    if (clicks === 0) await person.drag(animal);
  }
}

/** Lets the page itself tell how long after the next key press another photo stands there, decoded and painted. */
async function watchForNext(page) {
  await pictureOf(page).evaluate((image) => {
    const before = image.src;
    const shown = () => [...document.images].find((other) => other.parentElement === document.querySelector('svg[role="application"]')?.parentElement);
    globalThis.nextShown = new Promise((resolve) =>
      addEventListener('keydown', ({ timeStamp }) => {
        const look = async () => {
          const now = shown();
          if (!now?.complete || now.src === before) return requestAnimationFrame(look);
          await now.decode();
          requestAnimationFrame((time) => resolve(Math.max(0, time - timeStamp)));
        };
        requestAnimationFrame(look);
      }, { once: true, capture: true }));
  });
}

async function annotateAll(server, photos, truths, withProposals) {
  const page = await openPage(t, server);
  const person = new Person(page);
  await page.goto('/app/annotate');
  await canvasOf(page).waitFor();
  const shownAfter = [];
  for (let done = 0; done < photos.length; done++) {
    const id = Number(new URL(page.url()).searchParams.get('photo')) || photos[0].id;
    const truth = truths.get(id);
    const { boxes: seen } = await server.get(`/api/photos/${id}/proposals?min_confidence=0.01`);
    if (withProposals) {
      const shown = proposalsAmong(seen).length;
      if (shown > 0) await page.getByRole('button', { name: /^Select box/ }).nth(shown - 1).waitFor();
    } else {
      // Hiding them is no part of the work: it is done before, for the whole comparison.
      await page.keyboard.press('p');
    }
    person.think();
    if (withProposals) await correct(person, truth, seen);
    else for (const animal of truth) await person.drag(animal);
    if (truth.length === 0) await person.key('e');
    const before = page.url();
    if (done + 1 < photos.length) await watchForNext(page);
    await person.key('Enter');
    if (done + 1 < photos.length) {
      shownAfter.push(await page.evaluate(() => globalThis.nextShown));
      await page.waitForURL((url) => url.href !== before);
    }
  }
  await saved(page);
  await page.close();
  return { person, shownAfter };
}

/** How well what was stored fits the truth. */
async function quality(server, photos, truths) {
  let animals = 0;
  let found = 0;
  let boxes = 0;
  const fits = [];
  for (const { id } of photos) {
    const stored = (await server.get(`/api/photos/${id}/annotation`)).boxes;
    boxes += stored.length;
    for (const animal of truths.get(id)) {
      animals++;
      const best = Math.max(0, ...stored.map((box) => overlap(box, animal)));
      if (best >= good) found++;
      fits.push(best);
    }
  }
  return { animals, found, boxes, fit: fits.reduce((sum, fit) => sum + fit, 0) / fits.length };
}

async function measureEffort(server) {
  const files = (await photosIn(path.join(photoFolder, 'deer-night/images'))).slice(0, 30);
  await server.post('/api/classes', { name: 'deer' });
  const uploaded = await server.upload('/photos?camera=night', files);
  const truths = new Map();
  for (const [i, { photo_id: id }] of uploaded.entries()) truths.set(id, await truthOf(files[i]));
  await Promise.all([...truths.keys()].map((id) => server.post(`/photos/${id}/mark-for-retraining`)));
  const photos = await until('the marked photos', () => server.get('/photos/marked/list?waiting=true'));
  assert.equal(photos.length, truths.size);
  for (const withProposals of [false, true]) {
    const { person, shownAfter } = await annotateAll(server, photos, truths, withProposals);
    const { keys, clicks, drags } = person.actions;
    const { animals, found, boxes, fit } = await quality(server, photos, truths);
    console.log(
      `${withProposals ? 'with' : 'without'} proposals, ${photos.length} photos with ${animals} animals: ${keys} keys, ${clicks} clicks, ${drags} drags = ${keys + clicks + drags} actions, ` +
        `${person.seconds.toFixed(0)} s by the keystroke-level model; stored ${boxes} boxes, ${found} animals well boxed, mean overlap ${fit.toFixed(3)}; ` +
        `next photo shown ${quantile(shownAfter, 0.5).toFixed(0)} ms after Enter (median; 95 % within ${quantile(shownAfter, 0.95).toFixed(0)} ms)`,
    );
    for (const { id } of photos) await server.delete(`/api/photos/${id}/annotation`);
  }
}

try {
  const server = await startServer();
  if (wants('frames')) await measureFrames(server);
  if (wants('effort')) await measureEffort(server);
} finally {
  for (const end of endings.reverse()) await end();
}
