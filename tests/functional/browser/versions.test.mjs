// Two model versions on real photos: where they differ, deploying against the gate, and a run that is cancelled and goes on.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from '../harness.mjs';
import {
  assertAccessible, assertFitsWidth, assertNoComplaints, desktop, openPage, phone, picture, picturesShown, saved, startWith,
} from './browser.mjs';
import { assertNear, click, corners, open, stores } from './annotating.mjs';

const base = 'coco-base';
const fieldPhotos = 10;

/** A photo as the Review page shows it. */
const timelinePhoto = async (server, id) => (await server.get(`/api/photos/${id}/event`)).find((photo) => photo.id === id);

describe('two model versions', { timeout: 1_800_000 }, () => {
  const endings = [];
  let server;
  let trained;
  before(async () => {
    server = await startWith({ after: (end) => endings.push(end) }, 'trained');
    const [run] = await server.get('/api/training/runs');
    assert.equal(run.state, 'done', run.error ?? '');
    trained = run.model_name;
    assert.equal((await server.allPhotos()).length, fieldPhotos);
  });
  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  const deployed = async () => (await server.get('/stats')).deployed_model;
  const shown = (page) => page.getByRole('article');
  const compareAddress = () => `/app/photos?view=compare&a=${base}&b=${trained}&threshold=0.1`;
  const versionRow = (page, name) => page.locator(`tr[data-model="${name}"]`);

  test('the second is let look where the first has been, and the most different photos stand first', async (t) => {
    const page = await openPage(t, server);
    await page.goto('/app/photos?threshold=0.1');
    await page.getByText('Compare models').click();
    await page.getByLabel('First model').selectOption(base);
    await page.getByText(`${trained} has not looked at ${fieldPhotos} photos yet.`).waitFor();
    assert.equal(await page.getByLabel('Second model').inputValue(), trained, 'what could replace the deployed one is its other side');
    assert.equal(await page.getByRole('button', { name: `Let ${base} look` }).count(), 0, 'it has seen them all');
    await picture(page, 'compare-waiting');
    await page.getByRole('button', { name: `Let ${trained} look` }).click();
    await page.getByText(/They differ on \d+ photos?/).waitFor();
    const differences = await server.get(`/api/model-differences?a=${base}&b=${trained}&threshold=0.1`);
    assert.deepEqual([differences.waiting_a, differences.waiting_b], [0, 0]);
    await page.getByText(/has not looked at/).waitFor({ state: 'detached' });
    await page.getByText(`They differ on ${differences.total} photos`).waitFor();
    assert.equal(await shown(page).count(), differences.photos.length);
    const unmatched = ({ a, b }) => [...a, ...b].filter(({ matched }) => !matched);
    const weights = differences.photos.map((photo) => unmatched(photo).reduce((sum, { confidence }) => sum + confidence, 0));
    assert.deepEqual(weights, [...weights].sort((one, other) => other - one), 'the surest differences first');
    assert.equal(await shown(page).first().locator('[data-dashed]').count(), unmatched(differences.photos[0]).length, 'what only one of them has is dashed');
    await picturesShown(page);
    await picture(page, 'compare-side');
    assertNoComplaints(page);
  });

  test('by keyboard: one over the other, blended from the first to the second, and a threshold of its own', async (t) => {
    const page = await openPage(t, server, { ...desktop, colorScheme: 'dark' });
    await page.goto(compareAddress());
    await shown(page).first().waitFor();
    const before = await shown(page).count();
    await page.getByRole('radio', { name: 'Side by side' }).focus();
    await page.keyboard.press('ArrowRight');
    const blend = page.getByRole('slider', { name: `From ${base} to ${trained}` });
    await blend.focus();
    await page.keyboard.press('End');
    const opacities = () => shown(page).first().locator('[style*="opacity"]').evaluateAll((layers) => layers.map((one) => one.style.opacity));
    assert.deepEqual(await opacities(), ['0', '1'], 'only the second is seen');
    await page.keyboard.press('Home');
    assert.deepEqual(await opacities(), ['1', '0'], 'only the first is seen');
    await picturesShown(page);
    await picture(page, 'compare-over-dark');
    await assertAccessible(page, 'two models, one over the other');
    await page.getByRole('slider', { name: 'Boxes from' }).focus();
    await page.keyboard.press('End');
    await page.getByText('They agree on every photo that both have looked at').waitFor();
    await page.keyboard.press('Home');
    await until('more differences', async () => (await shown(page).count()) >= before);
    assertNoComplaints(page);
  });

  test('photos on which they differ have keys of their own: the next one, a verdict, a mark, back, and opening it', async (t) => {
    const page = await openPage(t, server);
    await page.goto(compareAddress());
    await shown(page).nth(1).waitFor();
    const { photos } = await server.get(`/api/model-differences?a=${base}&b=${trained}&threshold=0.1`);
    const { id } = photos[1].photo;
    const present = page.locator('article[aria-current="true"]');
    const stored = () => timelinePhoto(server, id);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await present.getByRole('link', { name: 'Open in review' }).and(page.locator(`[href$="photo=${id}"]`)).waitFor();
    await page.keyboard.press('c');
    await present.getByText('Correct').first().waitFor();
    await until('the verdict', async () => (await stored()).verdict === 'correct');
    await page.keyboard.press('r');
    await until('the mark', async () => (await stored()).marked);
    await picture(page, 'compare-keys');
    await assertAccessible(page, 'two models, with a verdict');
    await page.keyboard.press('Control+z');
    await until('no mark', async () => !(await stored()).marked);
    await page.keyboard.press('Control+z');
    await until('no verdict', async () => !(await stored()).verdict);
    await page.keyboard.press('w');
    await page.getByRole('dialog').getByText('Which animal is it?').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByRole('heading', { name: 'Compare models' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('photo') === String(id));
    assertNoComplaints(page);
  });

  for (const [hand, options] of Object.entries({ mouse: desktop, touch: phone })) {
    test(`a photo on which they differ is judged by ${hand}`, async (t) => {
      const page = await openPage(t, server, options);
      await page.goto(compareAddress());
      const first = shown(page).first();
      await first.waitFor();
      const press = (button) => (hand === 'touch' ? button.tap() : button.click());
      const { photos } = await server.get(`/api/model-differences?a=${base}&b=${trained}&threshold=0.1`);
      const judged = async () => (await timelinePhoto(server, photos[0].photo.id)).verdict;
      await press(first.getByRole('button', { name: 'Empty' }));
      await until('the verdict', async () => (await judged()) === 'empty');
      await assertFitsWidth(page, `two models judged by ${hand}`);
      await picture(page, `compare-judged-${hand}`);
      await press(page.getByTestId('notice').getByRole('button', { name: 'Undo' }));
      await until('no verdict', async () => !(await judged()));
      assertNoComplaints(page);
    });
  }

  test('on a phone a photo on which they differ is opened by touch', async (t) => {
    const page = await openPage(t, server, phone);
    await page.goto(compareAddress());
    await shown(page).first().waitFor();
    await page.getByText('One over the other').tap();
    await page.getByRole('slider', { name: `From ${base} to ${trained}` }).waitFor();
    await picturesShown(page);
    await assertFitsWidth(page, 'two models on a phone');
    await assertAccessible(page, 'two models on a phone');
    await picture(page, 'compare-phone');
    await shown(page).first().getByRole('link', { name: 'Open in review' }).tap();
    await page.getByTestId('stage').locator('img').waitFor();
    assertNoComplaints(page);
  });

  test('boxes are proposed by any version while annotating, and a click takes what that one sees', async (t) => {
    const seen = await Promise.all((await server.allPhotos()).map(async ({ id }) => ({ id, ...(await server.get(`/api/photos/${id}/proposals?model=${trained}&min_confidence=0.01`)) })));
    const { id, boxes: [best] } = seen.sort((a, b) => (b.boxes[0]?.confidence ?? 0) - (a.boxes[0]?.confidence ?? 0))[0];
    const page = await openPage(t, server);
    await open(page, id);
    const looked = page.waitForResponse((response) => response.url().includes(`model=${trained}`));
    await page.getByLabel('Proposed by').selectOption(trained);
    await looked;
    await page.keyboard.press('e');
    await saved(page);
    await picture(page, 'annotate-other-version');
    const annotation = () => server.get(`/api/photos/${id}/annotation`);
    await stores(page, annotation, () => click(page, [(best.x_min + best.x_max) / 2, (best.y_min + best.y_max) / 2]));
    const [{ class_name, ...box }] = (await annotation()).boxes;
    assert.equal(class_name, 'deer');
    assertNear(box, corners(best));
    await server.delete(`/api/photos/${id}/annotation`);
    assertNoComplaints(page);
  });

  test('after a deployment Review comes to show what that version finds, and after rolling back what the earlier one found', async (t) => {
    const [{ id }] = await server.allPhotos();
    await server.post('/api/verdicts', { reviewer: 'test', verdict: 'correct', target: { photos: [id] } });
    const boxes = async () => (await server.get(`/photos/${id}?min_confidence=0`)).detections.map((box) => box.id);
    const found = await boxes();
    const models = await openPage(t, server);
    await models.goto('/app/models');
    await versionRow(models, base).waitFor();
    const offer = models.getByRole('region', { name: /^Review / });
    assert.equal(await offer.count(), 0, 'all photos show what the deployed version found');
    const review = await openPage(t, server);
    await review.goto(`/app/photos?model=${trained}`);
    await review.getByText('No photo matches').waitFor();

    await server.post(`/api/models/${trained}/deploy`, { force: true });
    await offer.getByText(`Review shows what another version found on ${fieldPhotos} photos`).waitFor();
    await picture(models, 'models-look-again');
    await assertAccessible(models, 'another version in Review');
    const busy = await server.post('/api/jobs', { kind: 'synthesize', params: { count: 5000, seed: 1, split: 'train' } });
    await offer.getByRole('button', { name: `Let ${trained} look at them` }).click();
    await offer.getByRole('progressbar', { name: 'Detection progress' }).waitFor();
    await picture(models, 'models-looking-again');
    await offer.getByRole('button', { name: 'Cancel detection' }).click();
    await offer.getByRole('button', { name: `Let ${trained} look at them` }).focus();
    await server.post(`/api/jobs/${busy.id}/cancel`);
    await models.keyboard.press('Enter');
    await offer.waitFor({ state: 'detached' });
    await review.getByText(`${fieldPhotos} photos`).first().waitFor();
    assert.equal((await timelinePhoto(server, id)).verdict, 'correct', 'the verdict stays');

    await models.getByRole('button', { name: 'Roll back' }).click();
    await models.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click();
    await offer.getByRole('button', { name: `Let ${base} look at them` }).click();
    await offer.waitFor({ state: 'detached' });
    await review.getByText('No photo matches').waitFor();
    assert.deepEqual(await boxes(), found, 'the same boxes, not found anew');
    await server.post('/api/verdicts/undo', { reviewer: 'test' });
    assertNoComplaints(models);
  });

  test('a version that the gate refuses is deployed only when a person says so again', async (t) => {
    await server.post(`/api/models/${trained}/deploy`, { force: true });
    const page = await openPage(t, server);
    await page.goto('/app/models');
    const dialog = page.getByRole('dialog', { name: `${base} did not pass the gate` });
    const sure = page.getByRole('dialog', { name: `Deploy ${base}?` });
    await versionRow(page, base).getByRole('button', { name: `Deploy ${base}` }).click();
    await sure.getByText(`${base} no longer knows deer, which ${trained} knows.`).waitFor();
    await picture(page, 'deploy-forgets');
    await assertAccessible(page, 'a version that forgets');
    await sure.getByRole('button', { name: 'Cancel' }).click();
    await sure.waitFor({ state: 'hidden' });
    assert.equal(await deployed(), trained, 'the question alone deploys nothing');

    await versionRow(page, base).getByRole('button', { name: `Deploy ${base}` }).click();
    await sure.getByRole('button', { name: 'Deploy', exact: true }).click();
    await dialog.getByText(/^mAP50 falls/).waitFor({ timeout: 600_000 });
    await picture(page, 'deploy-refused');
    await assertAccessible(page, 'a refused version');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(await deployed(), trained, 'nothing is deployed without a second word');

    await page.getByRole('button', { name: `Deploy ${base}` }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.textContent === 'Deploy' && document.activeElement.closest('[role="dialog"]'));
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Deploy anyway' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(`${base} is deployed`).waitFor();
    assert.equal(await deployed(), base);
    await versionRow(page, base).getByText('Deployed', { exact: true }).waitFor();
    page.complaints = page.complaints.filter((text) => !/409 .*\/deploy/.test(text));
    assertNoComplaints(page);
  });

  test('a version is deployed against the gate by touch', async (t) => {
    await server.post(`/api/models/${trained}/deploy`, { force: true });
    const page = await openPage(t, server, phone);
    await page.goto('/app/models');
    await page.getByRole('button', { name: `Deploy ${base}` }).tap();
    await page.getByRole('dialog').getByRole('button', { name: 'Deploy', exact: true }).tap();
    const anyway = page.getByRole('button', { name: 'Deploy anyway' });
    await anyway.waitFor({ timeout: 600_000 });
    await assertFitsWidth(page, 'a refused version on a phone');
    await picture(page, 'deploy-refused-phone');
    await anyway.tap();
    await page.getByText(`${base} is deployed`).waitFor();
    assert.equal(await deployed(), base);
  });

  test('a run is cancelled and resumed to its end', async (t) => {
    const epochs = 20; // so many that it is still under way when it is cancelled
    const run = await server.post('/api/training/runs', { dataset: 'deer', epochs, image_size: 160, least_views: 48 });
    const page = await openPage(t, server);
    await page.goto('/app/training');
    const current = page.getByRole('region', { name: 'Run under way' });
    await current.getByText(`Epoch 1 of ${epochs}`).waitFor({ timeout: 600_000 });
    await current.getByRole('button', { name: 'Cancel run' }).click();
    const sure = page.getByRole('dialog', { name: 'Cancel this run?' });
    await sure.getByRole('button', { name: 'Cancel run' }).click();
    await current.getByText('Stopping and saving').waitFor();
    assert.equal(await current.getByRole('button', { name: 'Cancel run' }).isDisabled(), true);
    await picture(page, 'training-cancelling');
    const row = page.getByRole('row', { name: new RegExp(`^Show run ${run.id} Cancelled`) });
    await row.waitFor();
    const cancelled = await server.trained(run);
    assert.equal(cancelled.state, 'cancelled');
    assert.ok(cancelled.epochs.length >= 1 && cancelled.epochs.length < epochs, `${cancelled.epochs.length} epochs`);
    await picture(page, 'training-cancelled');
    await assertAccessible(page, 'a cancelled run');

    await row.getByRole('button', { name: 'Resume' }).focus();
    await page.keyboard.press('Enter');
    await current.getByRole('button', { name: 'Cancel run' }).waitFor();
    await page.waitForFunction(() => window.scrollY === 0);
    await picture(page, 'training-resumed');
    const done = await server.trained(run);
    assert.equal(done.state, 'done', done.error ?? '');
    assert.deepEqual(done.epochs.map(({ epoch }) => epoch), Array.from({ length: epochs }, (_, index) => index + 1));
    await page.getByRole('row', { name: new RegExp(`^Show run ${run.id} Done`) }).waitFor();
    assertNoComplaints(page);
  });
});
