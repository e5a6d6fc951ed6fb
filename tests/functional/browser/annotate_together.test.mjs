// Annotating beside others and photos in turn: offline, in two windows, two people on one photo, an event, a filter.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from '../harness.mjs';
import { photosIn, testPhotos } from '../places.mjs';
import { assertAccessible, assertNoComplaints, openPage, picture, saved } from './browser.mjs';
import { assertNear, boxRows, corners, drag, open, openEmpty, phase, startWithDeer, stores } from './annotating.mjs';

describe('annotating with others and in turn', () => {
  const endings = [];
  let server;
  let photos;
  let annotation;
  let boxesOf;
  before(async () => {
    ({ server, photos, annotation, boxesOf } = await startWithDeer({ after: (end) => endings.push(end) }, 6));
    for (const { id } of photos.slice(3, 5)) await server.post(`/photos/${id}/mark-for-retraining`);
  });
  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  test('offline loses nothing: work goes on, is told to be kept, and is sent when the connection is back', async (t) => {
    const page = await openPage(t, server);
    const { id } = photos[0];
    await openEmpty(page, id);
    await page.context().setOffline(true);
    await drag(page, [0.2, 0.2], [0.4, 0.4]);
    await phase(page, 'offline');
    await page.getByText('Your work stays on this device').waitFor();
    await drag(page, [0.6, 0.2], [0.8, 0.4]);
    await picture(page, 'annotate-offline');
    const before = page.url();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.href !== before);
    const next = Number(new URL(page.url()).searchParams.get('photo'));
    await page.waitForFunction(() => [...document.images].some(({ style, complete, naturalWidth }) => style.transform && complete && naturalWidth > 0));
    await page.keyboard.press('e');
    await phase(page, 'offline');
    await page.getByText('2 photos not sent yet').waitFor();
    assert.equal((await boxesOf(id)).length, 0);
    await assert.rejects(annotation(next), /404/);
    await page.context().setOffline(false);
    await saved(page);
    await page.getByText('2 photos not sent yet').waitFor({ state: 'detached' });
    await until('both photos to be saved', async () => (await boxesOf(id)).length === 2 && (await annotation(next)).is_empty);
  });

  test('unsaved work outlives a reload and a closed window', async (t) => {
    const page = await openPage(t, server);
    const { id } = photos[1];
    await openEmpty(page, id);
    const unreachable = (route) => (route.request().method() === 'PUT' ? route.abort('connectionrefused') : route.continue());
    await page.route('**/annotation', unreachable);
    await drag(page, [0.2, 0.2], [0.4, 0.4]);
    await phase(page, 'offline');
    await page.reload();
    await boxRows(page).first().waitFor();
    await phase(page, 'offline');
    await page.goto('/app/');
    const waits = page.getByText('The annotation of 1 photo stays on this device until the server can be reached.');
    await waits.waitFor();
    await assertAccessible(page, 'the dashboard with unsent work');
    await picture(page, 'annotate-unsent-elsewhere');
    await page.unroute('**/annotation', unreachable);
    await until('the kept work to be sent from the dashboard', async () => (await boxesOf(id)).length === 1);
    await waits.waitFor({ state: 'detached' });
  });

  test('a second window leaves unsaved work to the window where it is done', async (t) => {
    const page = await openPage(t, server);
    const { id } = photos[1];
    await openEmpty(page, id);
    const unreachable = (route) => (route.request().method() === 'PUT' ? route.abort('connectionrefused') : route.continue());
    await page.route('**/annotation', unreachable);
    await drag(page, [0.2, 0.2], [0.4, 0.4]);
    await phase(page, 'offline');
    await page.evaluate(() => {
      new BroadcastChannel('fieldloop.unsaved').onmessage = ({ data }) => (globalThis.wasAsked ||= data === 'ask');
    });
    const second = await page.context().newPage();
    await second.goto('/app/');
    await page.waitForFunction(() => globalThis.wasAsked);
    await second.getByRole('heading', { name: 'Dashboard' }).waitFor();
    await page.bringToFront();
    await drag(page, [0.6, 0.2], [0.8, 0.4]);
    await page.unroute('**/annotation', unreachable);
    await saved(page);
    assert.equal((await boxesOf(id)).length, 2);
    assert.equal(await second.getByText('An annotation is not stored').count(), 0);
  });

  test('two people on one photo see each other, get what the other saves, and lose nothing when both change it', async (t) => {
    const { id } = photos[2];
    const [anna, ben] = [await openPage(t, server), await openPage(t, server)];
    await openEmpty(anna, id);
    await open(ben, id);
    await anna.getByText('Somebody has this photo open too').waitFor();
    await ben.getByText('Somebody has this photo open too').waitFor();
    await ben.getByLabel('What they call you').fill('Ben');
    await ben.keyboard.press('Tab');
    await anna.getByText('Ben has this photo open too').waitFor();
    await picture(anna, 'annotate-two-people');

    await drag(anna, [0.1, 0.1], [0.3, 0.4]);
    await saved(anna);
    await boxRows(ben).first().waitFor();

    const hold = (route) => (route.request().method() === 'PUT' ? route.abort('connectionrefused') : route.continue());
    await ben.route('**/annotation', hold);
    await drag(ben, [0.6, 0.5], [0.8, 0.8]);
    await phase(ben, 'offline');
    await stores(anna, annotation, () => drag(anna, [0.4, 0.1], [0.5, 0.4]));
    await ben.unroute('**/annotation', hold);
    await ben.getByText('Somebody else saved this photo').waitFor();
    await ben.getByText('Both together: 3 boxes').waitFor();
    await ben.getByText('Yours: 2 boxes').waitFor();
    await picture(ben, 'annotate-conflict');
    await assertAccessible(ben, 'conflict');
    await ben.getByRole('button', { name: 'Keep both' }).click();
    await saved(ben);
    assert.equal((await boxesOf(id)).length, 3);
    await boxRows(anna).nth(2).waitFor();
    await ben.close();
    await anna.getByText('has this photo open too').waitFor({ state: 'detached' });
  });

  test('an event is annotated in turn, copying the boxes of the photo before', async (t) => {
    const page = await openPage(t, server);
    await server.upload('/photos?camera=pole', (await photosIn(testPhotos('trail'))).slice(0, 9));
    const burst = await until('an event of several photos', async () => {
      const events = await Promise.all((await server.allPhotos('&camera=pole')).map(({ id }) => server.get(`/api/photos/${id}/event`)));
      return events.find((event) => event.length > 1);
    });
    const [first, second] = burst;
    await page.goto(`/app/annotate?from=event&photo=${first.id}`);
    await page.getByText(`This event: 0 of ${burst.length} annotated`).waitFor();
    await page.keyboard.press('p');
    await drag(page, [0.3, 0.3], [0.5, 0.6]);
    await saved(page);
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`photo=${second.id}`));
    await page.keyboard.press('v');
    await saved(page);
    const [before] = await boxesOf(first.id);
    assertNear((await boxesOf(second.id))[0], corners(before));
    assert.match(page.url(), new RegExp(`of=${first.id}`), 'the address keeps which event is in turn');
    await page.reload();
    await page.getByText(`This event: 2 of ${burst.length} annotated`).waitFor();
    await picture(page, 'annotate-event');
    assertNoComplaints(page);
  });

  test('what the review page shows is annotated in turn, from the photo in hand', async (t) => {
    const page = await openPage(t, server);
    const filter = 'camera=default&annotated=false&sort=oldest';
    const sections = (await server.get(`/api/timeline?${filter}`)).sections;
    const wanted = (await Promise.all(sections.map(({ key }) => server.get(`/api/timeline/sections/${key}?${filter}`)))).flat();
    await page.goto(`/app/annotate?from=review&${filter}&photo=${wanted[1].id}`);
    await page.getByText(`From review: 0 of ${wanted.length - 1} annotated`).waitFor();
    await page.keyboard.press('p');
    await page.keyboard.press('e');
    await saved(page);
    await page.keyboard.press('Enter');
    if (wanted[2]) await page.waitForURL(new RegExp(`photo=${wanted[2].id}`));
    await page.getByText(`From review: 1 of ${wanted.length - 1} annotated`).waitFor();
    await server.delete(`/api/photos/${wanted[1].id}/annotation`);
    assertNoComplaints(page);
  });
});
