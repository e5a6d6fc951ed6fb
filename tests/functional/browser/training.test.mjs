// Before a run: presets with their estimates, every setting, refusals and warnings with their photos, on real photos.
import assert from 'node:assert/strict';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { labelOf, photosIn, testPhotos } from '../places.mjs';
import { assertAccessible, assertFitsWidth, assertNoComplaints, desktop, inLightAndDark, openPage, phone, picture, picturesShown, startServer } from './browser.mjs';

const sizes = { desk: desktop, phone };
const measuring = 300_000;
const estimate = /About .+ here, .+ of memory, .+ of disk/;

/** Deer photos with their labels, as the home's active dataset. */
async function addDeer(server, counts) {
  await server.post('/api/datasets', { name: 'deer', classes: ['deer'] });
  for (const [split, count] of Object.entries(counts)) {
    for (const image of (await photosIn(testPhotos('deer/images', split))).slice(0, count)) {
      const label = labelOf(image);
      for (const [kind, file] of [['images', image], ['labels', label]]) {
        const folder = path.join(server.home, 'data/training_data', kind, split);
        await mkdir(folder, { recursive: true });
        await cp(file, path.join(folder, path.basename(file)));
      }
    }
  }
}

const inSplit = (server, kind, split, name) => path.join(server.home, 'data/training_data', kind, split, name);

describe('a run before it starts', { timeout: 1_800_000 }, () => {
  const endings = [];
  let server;
  before(async () => {
    server = await startServer({ after: (end) => endings.push(end) });
    await addDeer(server, { train: 10, val: 3 });
  });
  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  const card = (page, name) => page.getByRole('radio', { name: new RegExp(`^${name}`) });
  const start = (page) => page.getByRole('button', { name: 'Start training' });
  async function opened(t, options) {
    const page = await openPage(t, server, options);
    await page.goto('/app/training');
    await card(page, 'Standard').waitFor();
    return page;
  }
  const estimated = (page, name) => card(page, name).getByText(estimate).waitFor({ timeout: measuring });

  for (const [size, options] of Object.entries(sizes)) {
    test(`shows presets with what they take, and warnings with their photos, ${size}`, async (t) => {
      const page = await opened(t, options);
      await picture(page, `training-checking-${size}`);
      const names = size === 'desk' ? ['Standard', 'Quick fix', 'Thorough'] : ['Standard'];
      for (const name of names) await estimated(page, name);
      const warnings = page.getByRole('status').filter({ hasText: 'make the result worse' });
      await warnings.getByText(/boxe?s? of deer to learn from/).first().waitFor();
      await warnings.getByRole('button', { name: /^Show all \d+ photos$/ }).first().click();
      await warnings.getByRole('button', { name: /^Enlarge / }).first().scrollIntoViewIfNeeded();
      await picturesShown(page);
      assert.equal(await start(page).isEnabled(), true);
      await page.getByRole('region', { name: 'New run' }).screenshot({ path: path.join(import.meta.dirname, `../output/training-form-${size}.png`) });
      await assertFitsWidth(page, `training ${size}`);
      await inLightAndDark(page, `training-${size}`);
      assertNoComplaints(page);
    });
  }

  test('is set up by keyboard alone, down to every setting', async (t) => {
    const page = await opened(t);
    await card(page, 'Standard').focus();
    await page.keyboard.press('ArrowUp');
    assert.equal(await card(page, 'Quick fix').isChecked(), true);
    await page.getByRole('button', { name: 'All settings' }).press('Enter');
    const { options, presets } = await server.get('/api/training/presets');
    const quick = presets.find((preset) => preset.name === 'quick').options;
    const epochs = page.getByLabel('Rounds through the photos (epochs)');
    assert.equal(await epochs.inputValue(), String(quick.epochs));
    await epochs.press('ArrowUp');
    await card(page, 'Quick fix').getByText('with your changes').waitFor();
    for (const { title, demand } of options) {
      const field = page.getByLabel(title, { exact: true });
      await field.scrollIntoViewIfNeeded();
      const described = await field.evaluate((input) => document.getElementById(input.getAttribute('aria-describedby'))?.textContent);
      assert.ok(described?.includes(demand), `${title}: ${described}`);
    }
    await page.getByRole('region', { name: 'New run' }).screenshot({ path: path.join(import.meta.dirname, '../output/training-settings.png') });
    await assertAccessible(page, 'all settings');
    await page.getByRole('button', { name: 'Back to the settings of Quick fix' }).press('Enter');
    assert.equal(await epochs.inputValue(), String(quick.epochs));
    await card(page, 'Quick fix').getByText('with your changes').waitFor({ state: 'hidden' });
    assertNoComplaints(page);
  });

  test('says of a quick fix what it learns less well', async (t) => {
    const page = await opened(t);
    await estimated(page, 'Standard');
    const newClass = page.getByText('deer is new to the model, and a quick fix (all stages frozen) learns less of it than Standard');
    assert.equal(await newClass.count(), 0);
    await card(page, 'Quick fix').click();
    await newClass.waitFor({ timeout: measuring });
    await page.getByRole('region', { name: 'New run' }).screenshot({ path: path.join(import.meta.dirname, '../output/training-quick-warning.png') });
    assertNoComplaints(page);
  });

  test('a setting that may not be what it is says so beside it, and no run starts with it', async (t) => {
    const page = await opened(t);
    await page.getByRole('button', { name: 'All settings' }).click();
    const size = page.getByLabel('Image size (pixels)');
    await size.fill('333');
    await page.getByText('It must be a multiple of 32 from 160 to 1280.').waitFor();
    assert.equal(await start(page).isDisabled(), true);
    await page.getByText('It cannot start with this setting: Image size (pixels).').waitFor();
    await picture(page, 'training-bad-setting');
    await assertAccessible(page, 'a setting that is not allowed');
    await size.fill('320');
    await page.getByText('It must be a multiple of 32').waitFor({ state: 'hidden' });
    assert.equal(await start(page).isEnabled(), true);
    assertNoComplaints(page);
  });

  test('shows a photo of a warning large, by touch', async (t) => {
    const page = await opened(t, phone);
    await estimated(page, 'Standard');
    await page.getByRole('button', { name: /^Enlarge / }).first().tap();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Training photo of the dataset').waitFor();
    await picturesShown(page);
    await picture(page, 'training-warning-photo-phone');
    await assertAccessible(page, 'photo of a warning');
    await dialog.getByRole('button', { name: 'Close' }).tap();
    await dialog.waitFor({ state: 'hidden' });
    assertNoComplaints(page);
  });

  test('cannot start while something stands against it, and says what and on which photos', async (t) => {
    const [photo] = await photosIn(testPhotos('deer/images/val'));
    const name = path.basename(photo);
    const label = name.replace(/\.\w+$/, '.txt');
    await cp(photo, inSplit(server, 'images', 'train', name));
    await writeFile(inSplit(server, 'labels', 'train', label), '');
    try {
      for (const [size, options] of Object.entries(sizes)) {
        const page = await opened(t, options);
        const refusal = page.getByRole('alert').filter({ hasText: 'The run cannot start as it is' });
        await refusal.getByText(`${name} (in train as ${name})`).waitFor({ timeout: measuring });
        await refusal.getByRole('button', { name: `Enlarge ${name}` }).scrollIntoViewIfNeeded();
        await picturesShown(page);
        assert.equal(await start(page).isDisabled(), true);
        await page.getByText('It cannot start for the reason above.').waitFor();
        await inLightAndDark(page, `training-refused-${size}`);
        await assertFitsWidth(page, `refused ${size}`);
        assertNoComplaints(page);
        await page.close();
      }
    } finally {
      await rm(inSplit(server, 'images', 'train', name));
      await rm(inSplit(server, 'labels', 'train', label));
    }
  });

  test('a window that is reloaded ends its check, which the next one would wait for', async (t) => {
    const page = await openPage(t, server);
    // Nobody outside of a page that is being left is told of its requests.
    await page.addInitScript(() => {
      const send = globalThis.fetch;
      globalThis.fetch = (request) => {
        if (request.method === 'DELETE') localStorage.setItem('last words', `${request.url} ${request.keepalive}`);
        return send(request);
      };
    });
    const asked = page.waitForRequest((request) => request.method() === 'POST' && request.url().includes('/api/training/check'));
    await page.goto('/app/training');
    const check = (await asked).url();
    await page.reload();
    assert.equal(await page.evaluate(() => localStorage.getItem('last words')), `${check} true`);
    await estimated(page, 'Standard');
    await server.delete(`/api/training/check${new URL(check).search}`);
  });

  test('starts with the preset and the changes that a person chose, with the mouse', async (t) => {
    const page = await opened(t);
    await card(page, 'Quick fix').click();
    await page.getByRole('button', { name: 'All settings' }).click();
    await page.getByLabel('Rounds through the photos (epochs)').fill('1');
    await page.getByLabel('Image size (pixels)').fill('160');
    await page.getByLabel('Notes for the log').fill('after a storm');
    await start(page).click();
    await page.getByRole('heading', { name: 'Run under way' }).waitFor();
    await page.getByText('A run is under way; the next can start when it ends.').waitFor();
    assert.equal(await start(page).isDisabled(), true);
    const [run] = await server.get('/api/training/runs');
    const { preset, epochs, image_size, frozen_stages, notes } = run.request;
    assert.deepEqual({ preset, epochs, image_size, frozen_stages, notes }, { preset: 'quick', epochs: 1, image_size: 160, frozen_stages: 4, notes: 'after a storm' });
    await server.trained(run);
    assert.match(await readFile(path.join(server.home, run.folder, 'args.yaml'), 'utf8'), /epochs: 1\n/);
    assertNoComplaints(page);
  });
});

test('without a dataset the page says what is missing and how it is brought', async (t) => {
  const server = await startServer(t);
  const page = await openPage(t, server);
  await page.goto('/app/training');
  await page.getByText('There is no dataset to learn from yet: bring labelled photos first.').waitFor();
  await page.getByText('fieldloop dataset import FILE.yaml').waitFor();
  await page.getByRole('button', { name: 'Bring labelled photos' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Start training' }).isDisabled(), true);
  await picture(page, 'training-without-dataset');
  await assertAccessible(page, 'training without a dataset');
  assertNoComplaints(page);
});
