// Finding photos on the Review page: filters, order, threshold, dates, and where one is, which stands in the address.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from '../harness.mjs';
import { photosIn, testPhotos } from '../places.mjs';
import { assertAccessible, assertFitsWidth, assertNoComplaints, openPage, phone, picture, startWith } from './browser.mjs';
import { openGrid, shownIds } from './reviewing.mjs';

const longDay = (key) => new Date(key).toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });

describe('finding real photos', () => {
  const endings = [];
  let server;
  before(async () => {
    server = await startWith({ after: (end) => endings.push(end) }, 'cameras');
  });
  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  test('the grid says when photos do not come, and loads them when asked again', async (t) => {
    const page = await openPage(t, server);
    let broken = true;
    await page.route('**/api/timeline/sections/**', (route) => (broken ? route.abort() : route.continue()));
    await page.goto('/app/photos?camera=trail');
    await page.getByText('These photos did not load').waitFor();
    await assertAccessible(page, 'review failing');
    await picture(page, 'review-failing');
    broken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('[data-photo-id]').first().waitFor();
  });

  test('the threshold changes the view, and says how many photos change, at once without asking the server again', async (t) => {
    const page = await openPage(t, server);
    await Promise.all([page.waitForResponse(/\/api\/timeline\/confidences/), openGrid(page, '?camera=stump')]);
    const asked = [];
    page.on('request', (request) => request.url().includes('/api/timeline') && asked.push(request.url()));
    const boxes = () => page.locator('[data-photo-id] [style*="--box-color"]').count();
    const usual = await boxes();
    await page.getByRole('slider', { name: 'Boxes from' }).focus();
    await page.keyboard.press('Home');
    await page.getByText('Changes this view only').waitFor();
    assert.ok((await boxes()) > usual, 'more boxes appear at a lower threshold');
    await page.keyboard.press('End');
    assert.equal(await boxes(), 0);
    await page.getByText(/0 photos with boxes, 6 fewer than at 25 %/).waitFor();
    await page.waitForURL(/threshold=1/);
    await picture(page, 'review-threshold');
    assert.deepEqual(asked, []);
    assertNoComplaints(page);
  });

  test('filters and order stand in the address, have chips, and are saved under names', async (t) => {
    const page = await openPage(t, server);
    await openGrid(page);
    await page.keyboard.press('/');
    await page.getByLabel('Camera', { exact: true }).selectOption('stump');
    await page.waitForURL(/camera=stump/);
    await page.getByLabel('Confidence from (%)').fill('5');
    await page.waitForURL(/min_confidence=0.05/);
    await page.getByLabel('Confidence to (%)').fill('2');
    await page.getByText('Lower than “Confidence from”: no photo can match.').waitFor();
    await page.getByLabel('Confidence to (%)').fill('');
    await page.getByLabel('Confidence from (%)').fill('');
    await page.waitForURL((url) => !url.search.includes('min_confidence'));
    await assertAccessible(page, 'review filters');
    await picture(page, 'review-filters');
    await page.keyboard.press('Escape');
    await page.getByText(/^6 photos$/).first().waitFor();
    await page.getByLabel('Sort').selectOption('oldest');
    await page.waitForURL(/sort=oldest/);
    await page.reload();
    await page.getByText(/^6 photos$/).first().waitFor();
    await page.locator('[data-photo-id]').nth(3).waitFor();
    const ids = await shownIds(page);
    assert.deepEqual(ids, [...ids].sort((a, b) => a - b));

    await page.getByRole('button', { name: 'Saved filters' }).click();
    await page.getByLabel('Name for the present filters').fill('the stump');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Rename the stump' }).click();
    await page.getByLabel('New name of the stump').fill('old stump');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Apply old stump' }).waitFor();
    await picture(page, 'review-saved');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.waitForURL((url) => !url.search.includes('camera'));
    await page.getByRole('button', { name: 'Saved filters' }).click();
    await page.getByRole('button', { name: 'Apply old stump' }).click();
    await page.waitForURL(/camera=stump/);
    await page.getByRole('button', { name: 'Saved filters' }).click();
    await page.getByRole('button', { name: 'Delete old stump' }).click();
    await page.getByRole('button', { name: 'Apply old stump' }).waitFor({ state: 'detached' });
    assert.deepEqual(await server.get('/api/saved-filters'), []);
    assertNoComplaints(page);
  });

  test('the scrubber shows any date at once, by keys and by mouse', async (t) => {
    const page = await openPage(t, server);
    await openGrid(page);
    await page.keyboard.press('j');
    const scrubber = page.getByRole('slider', { name: 'Jump to a date' });
    await page.keyboard.press('End');
    const last = (await server.get('/api/timeline')).sections.at(-1).key;
    await page.getByRole('heading', { name: longDay(last) }).waitFor();
    await page.locator('[data-photo-id]').last().waitFor();
    await page.keyboard.press('ArrowUp');
    const frame = await scrubber.boundingBox();
    await page.mouse.click(frame.x + frame.width / 2, frame.y + 2);
    await page.waitForFunction(() => document.querySelector('[data-testid="grid"]').scrollTop < 50);
    assertNoComplaints(page);
  });

  test('on a phone the scrubber is dragged to any date by touch', async (t) => {
    const page = await openPage(t, server, phone);
    await openGrid(page);
    const { sections } = await server.get('/api/timeline');
    const frame = await page.getByRole('slider', { name: 'Jump to a date' }).boundingBox();
    const touch = await page.context().newCDPSession(page);
    const at = (share) => ({ touchPoints: [{ x: frame.x + frame.width / 2, y: frame.y + share * frame.height }] });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', ...at(0.1) });
    for (const share of [0.4, 0.7, 0.999]) await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', ...at(share) });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await page.getByRole('heading', { name: longDay(sections.at(-1).key) }).waitFor();
    await picture(page, 'review-phone-scrubbed');
    assertNoComplaints(page);
  });

  test('the address keeps how far the grid was scrolled and what is selected', async (t) => {
    const page = await openPage(t, server);
    await openGrid(page);
    const grid = page.getByTestId('grid');
    await grid.hover();
    await page.mouse.wheel(0, 20_000);
    await page.waitForURL(/at=/);
    await page.getByRole('button', { name: /^Select (trail|gate|stump)/ }).last().click();
    await page.waitForURL(/selected=/);
    await page.waitForFunction(() => !document.querySelector('[data-testid="grid"]').matches('[aria-busy="true"]'));
    const before = await grid.evaluate((element) => element.scrollTop);
    assert.ok(before > 500);
    await page.reload();
    await page.getByText('1 selected').waitFor();
    await until('the same place', async () => Math.abs((await grid.evaluate((element) => element.scrollTop)) - before) < 300);
    await page.keyboard.press('Escape');
    await page.getByText('1 selected').waitFor({ state: 'detached' });
    await grid.hover();
    await page.mouse.wheel(0, -30_000);
    await page.waitForURL((url) => url.search === '');
    assertNoComplaints(page);
  });

  test('on a phone filters, also for notes, and the threshold are set by touch', async (t) => {
    const [, noted] = await server.get('/photos?camera=gate&limit=2');
    await server.post('/api/verdicts', { reviewer: 'ann', verdict: 'mark', reason: 'other', note: 'two of them', target: { photos: [noted.id] } });
    const page = await openPage(t, server, phone);
    await openGrid(page);
    await page.getByRole('button', { name: 'Filters', exact: true }).tap();
    await page.getByLabel('Note', { exact: true }).selectOption({ label: 'With a note' });
    await page.waitForURL(/has_note=true/);
    await assertFitsWidth(page, 'filters on a phone');
    await assertAccessible(page, 'filters on a phone');
    await picture(page, 'review-phone-filters');
    const found = page.getByRole('dialog').getByRole('button', { name: 'Show 1 photo' });
    await found.waitFor();
    const { y: top, height: tall } = await found.boundingBox();
    assert.ok(top + tall <= phone.viewport.height, 'what the filters find is in sight, and the way to it');
    await found.tap();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await until('the photo with a note alone', async () => (await shownIds(page)).join() === String(noted.id));

    const slider = page.locator('[role="slider"][aria-label="Boxes from"]');
    const { x, y, width, height } = await slider.locator('xpath=ancestor::*[contains(@class,"Slider-root")]').first().boundingBox();
    await page.touchscreen.tap(x + 0.9 * width, y + height / 2);
    await page.waitForURL(/threshold=0\.[89]/);
    await page.getByRole('button', { name: 'Back to 25 %' }).tap();
    await page.waitForURL((url) => !url.search.includes('threshold'));
    await page.getByRole('button', { name: 'Remove filter: With a note' }).tap();
    await page.waitForURL((url) => !url.search.includes('has_note'));
    assertNoComplaints(page);
  });

  test('photos that arrive while the grid is open appear in it', async (t) => {
    const page = await openPage(t, server);
    const [, deer] = await photosIn(testPhotos('deer/images/train'));
    await server.uploadSeries(deer, 'late', ['2026-05-09T08:00:00Z']);
    await openGrid(page, '?camera=late');
    const [, , other] = await photosIn(testPhotos('deer/images/train'));
    await server.uploadSeries(other, 'late', ['2026-05-07T08:00:00Z', '2026-05-08T08:00:00Z', '2026-05-10T08:00:00Z']);
    await page.getByText(/^4 photos$/).first().waitFor();
    await until('all four', async () => (await shownIds(page)).length === 4);
    assertNoComplaints(page);
  });
});
