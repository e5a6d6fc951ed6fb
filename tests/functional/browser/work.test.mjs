// Long work in the header: progress, cancelling, what ended unread, and notices of the browser when the page is hidden.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from '../harness.mjs';
import { assertAccessible, assertFitsWidth, assertNoComplaints, desktop, openPage, phone, picture, startWith } from './browser.mjs';

const endless = { kind: 'synthesize', params: { count: 5000, seed: 1, split: 'train' } };
const short = { kind: 'synthesize', params: { count: 1, seed: 2, split: 'train' } };

describe('long work', () => {
  const endings = [];
  let server;
  before(async () => {
    server = await startWith({ after: (end) => endings.push(end) }, 'yard');
  });
  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  const bell = (page) => page.getByRole('button', { name: /^Long work/ });
  const list = (page) => page.getByRole('dialog', { name: 'Long work' });

  test('runs with progress in the header, is cancelled there, and stands as ended', async (t) => {
    const page = await openPage(t, server);
    await page.goto('/app/models');
    await bell(page).waitFor();
    const job = await server.post('/api/jobs', endless);
    await page.getByRole('button', { name: /1 running/ }).click();
    await list(page).getByRole('progressbar', { name: 'Photo generation progress' }).waitFor();
    await list(page).getByText(/\d of 5,000.*left/).waitFor();
    await picture(page, 'work-running');
    await assertAccessible(page, 'running work');
    await list(page).getByRole('button', { name: 'Cancel photo generation' }).click();
    await list(page).getByText('Cancelled').first().waitFor();
    assert.equal((await server.job(job.id)).state, 'cancelled');
    await page.keyboard.press('Escape');
    await list(page).waitFor({ state: 'hidden' });
    assertNoComplaints(page);
  });

  test('what ended is new until it was looked at, by keyboard, also after a reload', async (t) => {
    const page = await openPage(t, server, { ...desktop, colorScheme: 'dark' });
    await page.goto('/app/models');
    await bell(page).waitFor();
    await page.waitForFunction(() => localStorage.getItem('fieldloop-work-seen'));
    assert.equal(await bell(page).getAttribute('aria-label'), 'Long work', 'what ended before the first visit is not new');
    await Promise.all([page.getByText('Photo generation finished').waitFor(), server.post('/api/jobs', short)]);
    await page.getByRole('button', { name: 'Long work, 1 new' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Long work, 1 new' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('w');
    await list(page).getByRole('listitem').filter({ hasText: 'Photo generation' }).first().waitFor();
    await picture(page, 'work-ended-dark');
    await assertAccessible(page, 'ended work, dark');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Long work', exact: true }).waitFor();
    assertNoComplaints(page);
  });

  test('the browser tells of it when the page is hidden, once the person allowed it by the button', async (t) => {
    const page = await openPage(t, server);
    await page.addInitScript(() => {
      globalThis.notices = [];
      const Real = globalThis.Notification;
      // A browser without windows has nowhere to show notices, and denies them: here it allows them.
      globalThis.Notification = class extends Real {
        static permission = 'granted';
        static requestPermission = () => Promise.resolve('granted');
        constructor(title, options) {
          super(title, options);
          globalThis.notices.push({ title, tag: options.tag });
        }
      };
      Object.defineProperty(document, 'hidden', { get: () => globalThis.isHidden ?? false });
    });
    await page.goto('/app/models');
    const finish = async () => {
      await Promise.all([page.getByText('Photo generation finished').first().waitFor(), server.post('/api/jobs', short)]);
      await page.getByText('Photo generation finished').first().waitFor({ state: 'hidden' });
    };
    await page.evaluate(() => (globalThis.isHidden = true));
    await finish();
    assert.deepEqual(await page.evaluate(() => globalThis.notices), [], 'none before the person asks for them');

    await bell(page).click();
    await list(page).getByRole('button', { name: 'Notify me' }).click();
    await list(page).getByText('Your browser tells you').waitFor();
    await picture(page, 'work-notices-on');
    const job = await server.post('/api/jobs', short);
    await until('the notice', async () => (await page.evaluate(() => globalThis.notices)).length > 0);
    assert.deepEqual(await page.evaluate(() => globalThis.notices), [{ title: 'Photo generation finished', tag: `job-${job.id}` }]);

    await page.evaluate(() => (globalThis.isHidden = false));
    await page.getByText('Photo generation finished').first().waitFor({ state: 'hidden' });
    await finish();
    assert.equal((await page.evaluate(() => globalThis.notices)).length, 1, 'none while the page is seen');
    assertNoComplaints(page);
  });

  test('on a phone the list fits, and is opened by touch', async (t) => {
    const page = await openPage(t, server, phone);
    await page.goto('/app/');
    await bell(page).tap();
    await list(page).getByText('Photo generation').first().waitFor();
    await assertFitsWidth(page, 'long work');
    await picture(page, 'work-phone');
    await assertAccessible(page, 'long work on a phone');
    await page.getByRole('button', { name: 'More' }).tap({ force: true });
    assertNoComplaints(page);
  });

  test('the colours are chosen and remembered', async (t) => {
    const page = await openPage(t, server);
    await page.goto('/app/models');
    await page.getByRole('button', { name: 'Colours' }).click();
    await page.getByRole('menuitem', { name: 'Dark' }).click();
    const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme');
    assert.equal(await scheme(), 'dark');
    await page.reload();
    await bell(page).waitFor();
    assert.equal(await scheme(), 'dark');
    await page.getByRole('button', { name: 'Colours' }).click();
    await page.getByRole('menuitem', { name: 'Dark' }).and(page.locator('[aria-current="true"]')).waitFor();
    await picture(page, 'colours');
    await page.getByRole('menuitem', { name: 'As the system' }).click();
    await until('the system’s colours', async () => (await scheme()) === 'light');
    assertNoComplaints(page);
  });
});
