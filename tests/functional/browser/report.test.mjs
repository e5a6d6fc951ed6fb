// The report of a finished run: its figures, its pictures, where they are shown, and that nothing else is served.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  assertAccessible, assertFitsWidth, assertNoComplaints, desktop, openPage, phone, picture, picturesShown, startWith,
} from './browser.mjs';

const modes = { light: desktop, dark: { ...desktop, colorScheme: 'dark' }, phone, 'phone-dark': { ...phone, colorScheme: 'dark' } };

describe('a run that is done', { timeout: 1_800_000 }, () => {
  const endings = [];
  let server;
  let run;
  before(async () => {
    server = await startWith({ after: (end) => endings.push(end) }, 'trained');
    [run] = await server.get('/api/training/runs');
    assert.equal(run.state, 'done', run.error ?? '');
    await server.post(`/api/models/${run.model_name}/deploy`, { force: true });
  });
  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  const addressOf = (name) => `/api/training/runs/${run.id}/report/${name}`;

  test('has a report in its folder whose pictures are all served', async () => {
    assert.equal(run.has_report, true);
    const report = await server.get(`/api/training/runs/${run.id}/report`);
    const files = await readdir(path.join(server.home, run.folder, 'report'));
    assert.deepEqual([...report.pictures.map(({ name }) => name), 'report.json'].sort(), files.sort());
    for (const { name, url } of report.pictures) {
      const answer = await server.fetch(url);
      assert.equal(answer.status, 200, name);
      assert.equal(answer.headers.get('content-type'), name.endsWith('.svg') ? 'image/svg+xml' : 'image/jpeg');
      assert.ok((await answer.arrayBuffer()).byteLength > 500, name);
    }
    const { map50 } = (await server.get(`/api/models/${run.model_name}`)).metrics;
    assert.equal(report.evaluation.metrics.map50, map50, 'the same evaluation as the model has');
    const [low, high] = report.evaluation.intervals.map50;
    assert.ok(low <= map50 && map50 <= high);
  });

  test('serves nothing outside its report', async () => {
    for (const name of ['report.json', '..%2Fargs.yaml', '%2e%2e%2fbest.onnx', 'nothing.svg'])
      assert.ok([400, 404].includes((await server.fetch(addressOf(name))).status), name);
    const pending = await server.fetch('/api/training/runs/999/report');
    assert.equal(pending.status, 404);
    const args = await readFile(path.join(server.home, run.folder, 'args.yaml'), 'utf8');
    assert.match(args, /epochs: 3/);
  });

  for (const [mode, options] of Object.entries(modes)) {
    test(`shows its report on the training and the models page, ${mode}`, async (t) => {
      const page = await openPage(t, server, options);
      for (const [name, where, title] of [
        ['training', '/app/training', `Report of run ${run.id}: ${run.model_name}`],
        ['models', '/app/models', `Report of ${run.model_name}`],
      ]) {
        await page.goto(where);
        const report = page.getByRole('region', { name: title, exact: true });
        await report.getByRole('heading', { name: 'Curves' }).waitFor();
        await report.getByRole('table', { name: 'Day and night' }).waitFor();
        await report.scrollIntoViewIfNeeded();
        for (const image of await report.getByRole('img').all()) await image.scrollIntoViewIfNeeded();
        await picturesShown(page);
        await assertFitsWidth(page, `${name} ${mode}`);
        await report.screenshot({ path: path.join(import.meta.dirname, `../output/report-${name}-${mode}.png`) });
        await assertAccessible(page, `${name} ${mode}`);
      }
      assertNoComplaints(page);
    });
  }

  test('is opened from its model by keyboard, and its pictures in full size', async (t) => {
    const page = await openPage(t, server);
    await page.goto('/app/models');
    await page.getByRole('link', { name: `Report of ${run.model_name}` }).press('Enter');
    await page.waitForURL(/report=/);
    const [popup] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: 'Precision and recall, open in full size' }).press('Enter'),
    ]);
    await popup.waitForLoadState();
    assert.match(popup.url(), /precision_recall\.svg$/);
    await picture(popup, 'report-picture');
  });

  test('is compared with the model before it, animal by animal', async (t) => {
    const page = await openPage(t, server);
    const models = await server.get('/api/models');
    const before = models.find(({ name }) => name !== run.model_name).name;
    await page.goto(`/app/models?${new URLSearchParams({ a: before, b: run.model_name })}`);
    await page.getByRole('table', { name: 'Comparison' }).waitFor({ timeout: 600_000 });
    await page.getByText('95 % interval').first().waitFor();
    const missed = page.getByRole('row', { name: /^Missed/ });
    assert.match(await missed.innerText(), /\d\.\d %\s+\d+\.\d %\s+[+−]?\d+\.\d points/, 'shares are told in percent');
    assert.doesNotMatch(await page.getByRole('row', { name: /^Precision/ }).innerText(), /–$/, 'both have a precision, so there is a difference');
    await picturesShown(page);
    await page.screenshot({ path: path.join(import.meta.dirname, '../output/report-comparison.png'), fullPage: true });
    await assertAccessible(page, 'comparison');
    assertNoComplaints(page);
  });
});
