// The whole loop in the browser: demo yard, mark, annotate, train, compare, deploy, roll back.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { assertNoComplaints, dragOver, openPage, picture, saved, startServer } from './browser.mjs';

const buildTime = 600_000;
const trainingTime = 1_800_000;

async function fillDemoYard(page, server) {
  await page.goto('/app/');
  await page.getByRole('heading', { name: 'Welcome to Fieldloop' }).waitFor();
  await picture(page, 'start-empty');
  await page.getByRole('button', { name: 'Start the demo yard' }).click();
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor({ timeout: buildTime });
  const [job] = await server.get('/api/jobs');
  assert.equal((await server.job(job.id)).state, 'done');
  await page.getByText('Under way').waitFor({ state: 'hidden' });
  await picture(page, 'dashboard-demo');
}

/** Marks one photo by mouse and its two neighbours by key, and returns the marked photos. */
async function markThree(page, server) {
  await page.getByRole('link', { name: 'Review', exact: true }).click();
  await page.locator('[data-photo-id]').first().click();
  const dialog = page.getByRole('dialog');
  const marked = dialog.getByRole('button', { name: 'Mark for retraining', pressed: true });
  await dialog.getByRole('button', { name: 'Mark for retraining' }).click();
  await marked.waitFor();
  for (const key of ['r', '2']) {
    const before = page.url();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL((url) => url.href !== before);
    await page.keyboard.press(key);
    await marked.waitFor();
  }
  await picture(page, 'photo-marked');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByLabel('3 to annotate').waitFor();
  return server.get('/photos/marked/list');
}

async function annotateAll(page) {
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.getByRole('heading', { name: 'Annotate' }).waitFor();
  const canvas = page.getByRole('application');
  await canvas.waitFor();

  await page.keyboard.press('e');
  await saved(page);
  await dragOver(page, canvas, [0.4, 0.4], [0.55, 0.6]);
  await page.keyboard.press('2');
  await page.locator('[data-phase="unsaved"], [data-phase="saving"]').waitFor();
  await saved(page);
  await picture(page, 'annotate-drawn');
  await page.keyboard.press('Enter');
  await page.getByText('1 of 3 annotated').waitFor();

  await page.keyboard.press('e');
  await saved(page);
  await page.getByText('Confirmed: nothing here').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('2 of 3 annotated').waitFor();

  await page.keyboard.press('e');
  await page.keyboard.press('n');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+ArrowDown');
  await saved(page);
  await page.getByText('All of these photos are annotated.').waitFor();
  await picture(page, 'annotate-done');
}

async function assertLabelsWritten(server, marked) {
  const labels = await Promise.all(
    marked.map(async ({ filename }) => {
      const name = `${path.parse(filename).name}.txt`;
      return readFile(path.join(server.home, 'data/to_annotate', name), 'utf8');
    }),
  );
  assert.equal(labels.filter((text) => text.trim() === '').length, 1, 'one photo is confirmed empty');
  for (const text of labels) assert.match(text, /^(\d+( [\d.]+){4}\n?)*$/, 'labels are YOLO lines');
}

async function train(page, server) {
  await page.getByRole('link', { name: 'Go on to training' }).click();
  await page.getByText('3 annotated photos wait to join').waitFor();
  const [{ train: before }] = await server.get('/api/datasets');
  await page.getByRole('button', { name: 'All settings' }).click();
  await page.getByLabel('Rounds through the photos (epochs)').fill('2');
  await page.getByLabel('Image size (pixels)').fill('160');
  await page.getByRole('button', { name: 'Start training' }).click();
  await page.getByRole('heading', { name: 'Run under way' }).waitFor();
  await page.getByRole('region', { name: 'What the model learns from' }).getByRole('row', { name: `Training ${before.photos + 3} ` }).waitFor();
  assert.equal(await page.getByRole('heading', { name: 'Run under way' }).isVisible(), true, 'the counts are right while it runs');
  await picture(page, 'training-running');
  await page.getByRole('link', { name: 'Compare' }).first().waitFor({ timeout: trainingTime });
  await picture(page, 'training-done');
}

/** What Annotate has nothing left of, the dashboard does not send there for; more photos can be added here too. */
async function assertNothingWaits(page) {
  const training = page.url();
  await page.goto('/app/');
  const marked = page.getByRole('region', { name: 'Marked for retraining' });
  await marked.getByText('3 photos marked before have joined the training photos').waitFor();
  assert.equal(await marked.getByTestId('marked-count').innerText(), '0');
  assert.equal(await marked.getByRole('link').count(), 0);
  await picture(page, 'dashboard-trained');
  await page.getByRole('button', { name: 'Add photos' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add photos' });
  await dialog.getByLabel('Camera name').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.goto(training);
}

async function compareAndDeploy(page, server) {
  const before = (await server.get('/stats')).deployed_model;
  await page.getByRole('link', { name: 'Compare' }).first().click();
  await page.getByText('the gate').first().waitFor({ timeout: buildTime });
  await picture(page, 'compare');
  await page.getByRole('button', { name: /^Deploy / }).first().click();
  const sure = page.getByRole('dialog', { name: /^Deploy .*\?$/ });
  await sure.getByText(/no longer knows .*, which coco-base knows/).waitFor();
  await picture(page, 'deploy-forgets');
  await sure.getByRole('button', { name: 'Deploy', exact: true }).click();
  const anyway = page.getByRole('button', { name: 'Deploy anyway' });
  const deployed = page.getByText('is deployed').first();
  await anyway.or(deployed).first().waitFor({ timeout: buildTime });
  if (await anyway.isVisible()) {
    await picture(page, 'deploy-refused');
    await anyway.click();
    await deployed.waitFor();
  }
  const after = (await server.get('/stats')).deployed_model;
  assert.notEqual(after, before);
  return { before, after };
}

async function rollBack(page, server, expected) {
  await page.getByRole('button', { name: 'Roll back' }).click();
  const sure = page.getByRole('dialog');
  await sure.getByText(`${expected}, which was deployed before it, takes over at once`).waitFor();
  await picture(page, 'models-roll-back');
  await sure.getByRole('button', { name: 'Roll back' }).click();
  await page.getByText(`${expected} is deployed again`).waitFor();
  assert.equal((await server.get('/stats')).deployed_model, expected);
  await picture(page, 'models-rolled-back');
}

test('the loop turns once in the browser, by mouse and by keys', async (t) => {
  const server = await startServer(t);
  const page = await openPage(t, server);
  await fillDemoYard(page, server);
  const marked = await markThree(page, server);
  assert.equal(marked.length, 3);
  await annotateAll(page);
  await assertLabelsWritten(server, marked);
  await train(page, server);
  await assertNothingWaits(page);
  const { before } = await compareAndDeploy(page, server);
  await rollBack(page, server, before);
  page.complaints = page.complaints.filter((text) => !/409 .*\/deploy/.test(text));
  assertNoComplaints(page);
});
