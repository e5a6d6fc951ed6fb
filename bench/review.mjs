// Measures the Review page in Chromium on a database of many photos. Called by bench/review.
import { execFileSync } from 'node:child_process';
import { linkSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Server, photosIn, root } from '../tests/functional/harness.mjs';

const { chromium } = createRequire(path.join(root, 'tests/functional/package.json'))('playwright-core');
const [, , folder, total] = process.argv;
const count = Number(total);
const pictures = 24;
const cameras = 12;
const burst = 3;
const days = 1000;
const desktop = { width: 1280, height: 800 };

/** Bursts of three photos, ten seconds apart, of twelve cameras over a thousand days; two boxes on two of three. */
const rows = (known) => `
PRAGMA synchronous = OFF;
BEGIN;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${cameras})
  INSERT INTO cameras (name) SELECT printf('camera-%02d', i) FROM n;
INSERT INTO photos (filename, filepath, sha256, width, height, captured_at, created_at, camera_id, detected_by, is_night, day, max_confidence, shown_classes)
  SELECT name, 'data/photos/' || name, printf('%064d', i), width, height, at, at,
    (SELECT id FROM cameras WHERE name = printf('camera-%02d', 1 + b % ${cameras})), model, 0, substr(at, 1, 10), confidence,
    CASE WHEN confidence >= 0.25 THEN '{"deer":1}' ELSE '{}' END
  FROM (WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${count - 1})
    SELECT i, i / ${burst} AS b, printf('p%07d.jpg', i) AS name, k.width, k.height, m.id AS model,
      strftime('%Y-%m-%dT%H:%M:%fZ', '2023-01-01', '+' || (i / ${burst} * ${(days * 86_400 * burst) / count} + i % ${burst} * 10) || ' seconds') AS at,
      CASE WHEN i % 3 = 0 THEN 0 ELSE 0.3 + (i * 37 % 60) / 100.0 END AS confidence
    FROM n JOIN (${known.map(({ width, height }, index) => `SELECT ${index} AS picture, ${width} AS width, ${height} AS height`).join(' UNION ALL ')}) k
      ON k.picture = i % ${known.length}, (SELECT min(id) AS id FROM models) m);
INSERT INTO looks SELECT id, detected_by FROM photos WHERE sha256 < printf('%064d', ${count}) ON CONFLICT DO NOTHING;
INSERT INTO detections (photo_id, model_id, class_name, confidence, x_min, y_min, x_max, y_max, created_at)
  SELECT id, detected_by, 'deer', max_confidence * k.share, 0.2 + k.share * 0.1, 0.3, 0.6, 0.8, captured_at
  FROM photos, (SELECT 1.0 AS share UNION ALL SELECT 0.4) k WHERE filename GLOB 'p[0-9]*' AND max_confidence > 0;
COMMIT;`;

/** Every made photo has a file and a thumbnail: those of the imported pictures, linked. */
function linkPictures(home, known) {
  const data = path.join(home, 'data');
  for (let i = 0; i < count; i += 1) {
    const { filename } = known[i % known.length];
    const name = `p${String(i).padStart(7, '0')}.jpg`;
    linkSync(path.join(data, 'photos', filename), path.join(data, 'photos', name));
    linkSync(path.join(data, 'thumbnails/320', `${filename}.webp`), path.join(data, 'thumbnails/320', `${name}.webp`));
  }
}

const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const spread = (values) => `median ${ms(quantile(values, 0.5))}, 95 % within ${ms(quantile(values, 0.95))}, longest ${ms(Math.max(...values))}`;
const tell = (what, figure) => console.log(`| ${what} | ${figure} |`);

async function newPage(browser, server) {
  const context = await browser.newContext({ baseURL: server.url, viewport: desktop });
  return context.newPage();
}

/** Waits inside the page, frame by frame, and gives the time that it took. */
const untilShown = (page, selector) =>
  page.evaluate(
    (where) =>
      new Promise((resolve) => {
        const look = () => {
          const image = document.querySelector(where);
          if (image?.complete && image.naturalWidth > 0) requestAnimationFrame(() => resolve(performance.now()));
          else requestAnimationFrame(look);
        };
        look();
      }),
    selector,
  );

/** A new window loads pages of Chromium's own beside it, some 400 scripts; a person's window has been open for long. */
const settled = (page) => page.waitForTimeout(2000);

async function firstPhoto(browser, server) {
  const times = [];
  for (let i = 0; i < 9; i += 1) {
    const page = await newPage(browser, server);
    await settled(page);
    await page.goto('/app/photos', { waitUntil: 'commit' });
    await page.waitForSelector('[data-photo-id] img');
    times.push(await untilShown(page, '[data-photo-id] img'));
    await page.context().close();
  }
  return times;
}

const countFrames = (page) =>
  page.evaluate(() => {
    globalThis.frames_ = [];
    let last = performance.now();
    const frame = (now) => {
      globalThis.frames_.push(now - last);
      last = now;
      globalThis.counting_ = requestAnimationFrame(frame);
    };
    globalThis.counting_ = requestAnimationFrame(frame);
  });
const countedFrames = (page) => page.evaluate(() => (cancelAnimationFrame(globalThis.counting_), globalThis.frames_.slice(2)));

async function scrolling(page, speed) {
  const devtools = await page.context().newCDPSession(page);
  await countFrames(page);
  await devtools.send('Input.synthesizeScrollGesture', { x: 500, y: 500, yDistance: -8 * speed, speed, gestureSourceType: 'mouse', preventFling: true });
  return countedFrames(page);
}

/** From a click on the scrubber until a photo of that date is there. */
async function jumps(page) {
  const times = [];
  const strip = await page.getByTestId('scrubber').boundingBox();
  for (const share of [0.9, 0.1, 0.55, 0.3, 0.75, 0.45, 0.98, 0.2, 0.6]) {
    await page.evaluate(() => {
      const grid = document.querySelector('[data-testid="grid"]').getBoundingClientRect();
      const inside = (image) => {
        const { top, bottom } = image.getBoundingClientRect();
        return image.complete && image.naturalWidth > 0 && bottom > grid.top && top < grid.bottom;
      };
      globalThis.jumped_ = new Promise((resolve) => {
        addEventListener('pointerdown', () => {
          const start = performance.now();
          const old = new Set(document.querySelectorAll('[data-photo-id]'));
          const look = () => {
            const isThere = [...document.querySelectorAll('[data-photo-id]')].some((cell) => !old.has(cell) && inside(cell.querySelector('img')));
            if (isThere) resolve(performance.now() - start);
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        }, { once: true, capture: true });
      });
    });
    await page.mouse.click(strip.x + strip.width / 2, strip.y + share * strip.height);
    times.push(await page.evaluate(() => globalThis.jumped_));
    await page.waitForTimeout(600);
  }
  return times;
}

/** From the key of a verdict until the next photo is painted, as a person would go through them. */
async function verdicts(page, times, pause) {
  await page.locator('[data-photo-id]').first().click();
  await page.waitForSelector('[data-testid="stage"] img');
  await page.waitForTimeout(1500);
  await page.evaluate(() => {
    globalThis.took_ = [];
    const shown = () => document.querySelector('[data-testid="stage"] img');
    addEventListener('keydown', () => {
      const start = performance.now();
      const before = shown().src;
      const look = () => {
        const image = shown();
        if (image && image.src !== before && image.complete && image.naturalWidth > 0) {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => globalThis.took_.push(performance.now() - start);
          channel.port2.postMessage(null);
        } else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, true);
  });
  for (let i = 0; i < times; i += 1) {
    await page.keyboard.press(['c', 'n', 'u', 'f'][i % 4]);
    await page.waitForTimeout(pause);
  }
  return page.evaluate(() => globalThis.took_);
}

const home = mkdtempSync(path.join(tmpdir(), 'fieldloop-review-'));
const endings = [() => rmSync(home, { recursive: true, force: true })];
const t = { after: (end) => endings.push(end) };
try {
  const web = ['--web', path.join(root, 'web/dist')];
  const first = await Server.start(t, home, web);
  await first.upload('/photos?camera=real', (await photosIn(folder)).slice(0, pictures));
  const known = await first.allPhotos();
  await first.stop();
  execFileSync('sqlite3', [path.join(home, 'data/fieldloop.db')], { input: rows(known), stdio: ['pipe', 'inherit', 'inherit'] });
  linkPictures(home, known);

  const server = await Server.start(t, home, web);
  const { total: held } = await server.get('/api/timeline');
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell', args: ['--headless', '--no-sandbox', '--disable-gpu'] });
  t.after(() => browser.close());
  console.log(`| ${held.toLocaleString('en')} photos, ${desktop.width} × ${desktop.height} pixels, no graphics processor | figure |\n|---|---|`);
  tell('first photo visible, from an empty browser cache', spread(await firstPhoto(browser, server)));
  const page = await newPage(browser, server);
  await page.goto('/app/photos');
  await page.waitForSelector('[data-photo-id] img');
  await page.waitForTimeout(1500);
  for (const speed of [1000, 4000, 20_000]) {
    const frames = await scrolling(page, speed);
    const late = frames.filter((frame) => frame > 34).length / frames.length;
    tell(`frames while scrolling ${speed.toLocaleString('en')} px a second`, `${spread(frames)}; ${(100 * late).toFixed(1)} % over 34 ms`);
  }
  tell('a click on the scrubber to a photo of that date', spread(await jumps(page)));
  await page.goto('/app/photos');
  await page.waitForSelector('[data-photo-id] img');
  tell('a verdict to the next photo shown, one in half a second', spread(await verdicts(page, 60, 500)));
  await page.context().close();
} finally {
  for (const end of endings.reverse()) await end();
}
