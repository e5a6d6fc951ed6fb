// Verdicts on real photos: by keyboard, by mouse and by touch; undo, lost connections, similar false alarms.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from '../harness.mjs';
import {
  assertAccessible, assertFitsWidth, assertNoComplaints, desktop, openPage, phone, picture, picturesShown, problem, startWith,
} from './browser.mjs';
import { cell, focused, notice, openGrid, opened, shownIds } from './reviewing.mjs';

describe('review of real photos', () => {
  const endings = [];
  let server;
  const photo = async (id) => (await server.get(`/api/photos/${id}/event?gap_minutes=0.05`)).find((one) => one.id === id);
  before(async () => {
    server = await startWith({ after: (end) => endings.push(end) }, 'cameras');
  });
  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  for (const [mode, options] of Object.entries({ light: desktop, dark: { ...desktop, colorScheme: 'dark' }, phone })) {
    test(`every view is whole and accessible, ${mode}`, async (t) => {
      const page = await openPage(t, server, options);
      const [first] = await server.get('/photos?camera=trail&limit=1');
      const views = {
        grid: '',
        selection: `?selected=${first.id.toString(36)}`,
        photo: `?photo=${first.id}&camera=trail`,
        filtered: '?camera=trail&sort=oldest&threshold=0.1',
        confident: '?sort=confident',
        'no-match': '?camera=nowhere',
        'false-alarms': '?view=false-alarms',
        compare: '?view=compare',
      };
      for (const [name, query] of Object.entries(views)) {
        await page.goto(`/app/photos${query}`);
        await page.getByRole('heading', { level: 1, includeHidden: true }).first().waitFor();
        await page.getByLabel('Loading').first().waitFor({ state: 'hidden' });
        if (name === 'photo') await page.getByTestId('stage').locator('img').waitFor();
        if (name === 'grid') await page.locator('[data-photo-id]').first().waitFor();
        await picturesShown(page);
        await assertFitsWidth(page, `review ${name} ${mode}`);
        await picture(page, `review-${name}-${mode}`);
        await assertAccessible(page, `review ${name} ${mode}`);
      }
      assertNoComplaints(page);
    });
  }

  test('by keyboard alone: move, judge, go on, undo, also after a reload', async (t) => {
    const page = await openPage(t, server);
    await openGrid(page, '?camera=trail&sort=oldest');
    const ids = await shownIds(page);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    assert.equal(await focused(page), ids[1]);
    await page.keyboard.press('n');
    await notice(page, /1 photo/).waitFor();
    assert.equal((await photo(ids[1])).verdict, 'empty');
    assert.equal(await focused(page), ids[2], 'it goes on to the next that is not reviewed');

    await page.keyboard.press('Control+z');
    await notice(page, /^Undone/).waitFor();
    assert.equal((await photo(ids[1])).verdict, null);
    await page.keyboard.press('Control+Shift+Z');
    await notice(page, /^Done again/).waitFor();
    assert.equal((await photo(ids[1])).verdict, 'empty');

    await page.reload();
    await cell(page, ids[1]).waitFor();
    await page.keyboard.press('Control+z');
    await notice(page, /^Undone/).waitFor();
    assert.equal((await photo(ids[1])).verdict, null);
    assertNoComplaints(page);
  });

  test('by keyboard: an event is selected, judged as a wrong animal by number, and opened photos go on', async (t) => {
    const page = await openPage(t, server);
    await openGrid(page, '?camera=trail&sort=oldest');
    const ids = await shownIds(page);
    const event = await server.get(`/api/photos/${ids[0]}/event?gap_minutes=5`);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('e');
    await page.getByText(`${event.length} selected`).waitFor();
    await page.waitForURL(/selected=/);
    await page.keyboard.press('w');
    const question = page.getByRole('dialog', { name: 'Which animal is it?' });
    await question.getByRole('button').nth(1).waitFor();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    await page.getByText(`${event.length} selected`).waitFor();
    await page.keyboard.press('w');
    await question.getByRole('button').nth(1).waitFor();
    await picture(page, 'review-which-animal');
    await page.keyboard.press('1');
    await notice(page, new RegExp(`${event.length} photos`)).waitFor();
    const judged = await Promise.all(event.map(({ id }) => photo(id)));
    assert.ok(judged.every((one) => one.verdict === 'wrong_animal' && one.verdict_class && one.marked));

    await page.keyboard.press('Enter');
    await page.getByTestId('stage').waitFor();
    await page.waitForURL(/photo=/);
    const before = opened(page);
    await page.keyboard.press('u');
    await page.waitForFunction((id) => Number(new URL(location.href).searchParams.get('photo')) !== id, before);
    await until('the verdict', async () => (await photo(before)).verdict === 'cannot_tell');
    await page.keyboard.press('Escape');
    await page.getByTestId('stage').waitFor({ state: 'hidden' });
    assert.ok((await focused(page)) > 0, 'the grid has the focus again');
    assertNoComplaints(page);
  });

  test('the right animal is typed where it is not listed, Escape ends the question alone, and the notice says what else happened', async (t) => {
    const page = await openPage(t, server);
    await openGrid(page, '?camera=stump&sort=oldest');
    const [id] = await shownIds(page);
    await cell(page, id).click();
    await page.waitForURL(/photo=/);
    const question = page.getByRole('dialog', { name: 'Which animal is it?' });
    await page.keyboard.press('w');
    await question.waitFor();
    const listed = await question.getByRole('group', { name: 'Animal' }).getByRole('button').allInnerTexts();
    for (const thing of ['person', 'car', 'frisbee']) assert.ok(!listed.some((name) => name.includes(thing)), `${thing} is no animal`);
    await picture(page, 'review-which-animal-photo');
    await assertAccessible(page, 'the question which animal it is');
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    assert.equal(opened(page), id, 'the photo stays open');

    await page.keyboard.press('w');
    const field = question.getByLabel('Find or add an animal');
    await field.pressSequentially('capybara 2');
    await page.keyboard.press('Enter');
    await until('the verdict', async () => (await photo(id)).verdict_class === 'capybara 2');
    await notice(page, '1 photo: wrong animal (capybara 2). Also marked for retraining.').waitFor();
    assert.ok((await server.get('/api/classes')).some(({ name }) => name === 'capybara 2'), 'it is in the list of animals');
    await page.keyboard.press('Control+z');
    await until('no verdict', async () => (await photo(id)).verdict === null);
    await page.goto(`/app/photos?camera=stump&photo=${id}`);
    await page.getByTestId('stage').locator('img').waitFor();
    await page.keyboard.press('f');
    await notice(page, '1 photo: false alarm. Also marked for retraining and saved as confirmed empty.').waitFor();
    await page.keyboard.press('Control+z');
    await until('no verdict', async () => (await photo(id)).verdict === null);
    assertNoComplaints(page);
  });

  test('arrows and the filmstrip run the same way, newest first', async (t) => {
    const page = await openPage(t, server);
    await openGrid(page, '?camera=trail&sort=oldest');
    const [first] = await shownIds(page);
    const event = await server.get(`/api/photos/${first}/event?gap_minutes=5`);
    await page.goto(`/app/photos?camera=trail&photo=${event.at(-1).id}`);
    const strip = page.getByRole('group', { name: 'Photos of this event' });
    const at = (position) => strip.locator(`[aria-current="true"][aria-label^="Photo ${position} of ${event.length}"]`);
    await at(1).waitFor();
    await page.getByRole('button', { name: 'Next photo' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await at(2).waitFor();
    await until('the address to follow', () => opened(page) === event.at(-2).id);
    assertNoComplaints(page);
  });

  test('by mouse: an event by its header, a photo by its buttons, a box by a click', async (t) => {
    const page = await openPage(t, server);
    await openGrid(page, '?camera=stump');
    const [id] = await shownIds(page);
    await cell(page, id).hover();
    await page.getByRole('button', { name: 'Correct: All 1 photo of the event' }).first().click();
    await until('the verdict', async () => (await photo(id)).verdict === 'correct');
    await page.getByTestId('notice').getByRole('button', { name: 'Undo' }).click();
    await until('no verdict', async () => (await photo(id)).verdict === null);

    await cell(page, id).click();
    const dialog = page.getByRole('dialog');
    const box = page.getByTestId('stage').locator('[data-box-id]').last();
    await box.click();
    await page.getByTestId('stage').locator('[data-box-id][aria-pressed="true"]').waitFor();
    await dialog.getByRole('group', { name: /the box/ }).getByRole('button', { name: 'False alarm' }).click();
    await until('the box verdict', async () => (await photo(id)).boxes.some((one) => one.verdict === 'false_alarm'));
    assert.equal((await photo(id)).verdict, null, 'a verdict on a box is none on the photo');
    await picture(page, 'review-box-judged');
    await dialog.getByRole('button', { name: /^Undo/ }).first().click();
    await until('no box verdict', async () => (await photo(id)).boxes.every((one) => one.verdict === null));
    await page.goBack();
    await page.getByTestId('stage').waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: /^Select stump/ }).first().click();
    await page.getByText('1 selected').waitFor();
    await page.getByRole('region', { name: 'Selected photos' }).getByRole('button', { name: 'Mark for retraining' }).click();
    await until('the mark', async () => (await photo(id)).marked);
    await page.getByTestId('notice').getByRole('button', { name: 'Undo' }).click();
    await until('no mark', async () => !(await photo(id)).marked);
    assertNoComplaints(page);
  });

  for (const [hand, options] of Object.entries({ keyboard: desktop, touch: phone })) {
    test(`a box gets a verdict of its own by ${hand}`, async (t) => {
      const page = await openPage(t, server, options);
      await openGrid(page, '?camera=stump&sort=oldest');
      const [id] = await shownIds(page);
      const chosen = page.getByTestId('stage').locator('[data-box-id][aria-pressed="true"]');
      const verdictOf = async (box) => (await photo(id)).boxes.find((one) => one.id === box).verdict;
      if (hand === 'keyboard') {
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Enter');
        await page.getByTestId('stage').locator('img').waitFor();
        while ((await chosen.count()) === 0) await page.keyboard.press('Tab');
        await page.keyboard.press('f');
      } else {
        await cell(page, id).tap();
        await page.getByTestId('stage').locator('[data-box-id]').last().tap();
        await chosen.waitFor();
        await page.getByRole('group', { name: /the box/ }).getByRole('button', { name: 'False alarm' }).tap();
      }
      const box = Number(await chosen.getAttribute('data-box-id'));
      await until('the verdict on the box', async () => (await verdictOf(box)) === 'false_alarm');
      assert.equal((await photo(id)).verdict, null, 'a verdict on a box is none on the photo');
      await page.keyboard.press('Control+z');
      await until('no verdict on the box', async () => (await verdictOf(box)) === null);
      assertNoComplaints(page);
    });
  }

  test('on a phone: tap, swipe, big buttons, long press', async (t) => {
    const page = await openPage(t, server, phone);
    await openGrid(page, '?camera=trail&sort=oldest&reviewed=false');
    const ids = await shownIds(page);
    await cell(page, ids[0]).tap();
    await page.getByTestId('stage').locator('img').waitFor();
    const touch = await page.context().newCDPSession(page);
    const stage = await page.getByTestId('stage').boundingBox();
    const at = (x) => ({ touchPoints: [{ x: stage.x + x * stage.width, y: stage.y + stage.height / 2 }] });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', ...at(0.7) });
    for (const x of [0.6, 0.4, 0.2]) await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', ...at(x) });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await page.waitForFunction((id) => new URL(location.href).searchParams.get('photo') === String(id), ids[1]);
    await picture(page, 'review-phone-photo');
    await page.getByRole('dialog').getByRole('button', { name: 'Empty' }).tap();
    await page.waitForFunction((id) => new URL(location.href).searchParams.get('photo') === String(id), ids[2]);
    await until('the verdict', async () => (await photo(ids[1])).verdict === 'empty');
    await page.getByTestId('notice').getByRole('button', { name: 'Undo' }).tap();
    await until('no verdict', async () => (await photo(ids[1])).verdict === null);
    await page.getByRole('dialog').getByRole('button', { name: 'Wrong animal' }).tap();
    const question = page.getByRole('dialog', { name: 'Which animal is it?' });
    await question.getByText('Choose it, or type its name.').waitFor();
    await picture(page, 'review-phone-which-animal');
    await question.getByRole('button', { name: 'Close' }).tap();
    await question.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Close' }).tap();

    await cell(page, ids[4]).scrollIntoViewIfNeeded();
    const frame = await cell(page, ids[4]).boundingBox();
    const spot = { touchPoints: [{ x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 }] };
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', ...spot });
    await page.getByText('1 selected').waitFor();
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await picture(page, 'review-phone-selected');
    await cell(page, ids[3]).tap();
    await page.getByText('2 selected').waitFor();
    await assertAccessible(page, 'review selection on a phone');
    await page.getByRole('button', { name: 'Select none' }).tap();
    assertNoComplaints(page);
  });

  test('the next photo is there before the server has answered, and a refusal takes the verdict back', async (t) => {
    const page = await openPage(t, server);
    await openGrid(page, '?camera=gate&reviewed=false');
    const [id] = await shownIds(page);
    let answer;
    const held = new Promise((resolve) => (answer = resolve));
    await page.route('**/api/verdicts', async (route) => {
      await held;
      await route.fulfill(problem(507, 'The disk is full; free some space.', 'io'));
    });
    await cell(page, id).click();
    await page.waitForURL(/photo=/);
    await page.keyboard.press('f');
    await page.waitForFunction((old) => new URL(location.href).searchParams.get('photo') !== String(old), id);
    await page.keyboard.press('Escape');
    await page.locator('[data-verdict="false_alarm"]').first().waitFor();
    answer();
    await page.getByText('The disk is full; free some space.').waitFor();
    await page.locator('[data-verdict="false_alarm"]').waitFor({ state: 'detached' });
    await picture(page, 'review-refused');
    assert.equal((await photo(id)).verdict, null);
  });

  test('verdicts given while the server cannot be reached wait, are told of, and arrive in their order', async (t) => {
    const page = await openPage(t, server);
    await openGrid(page, '?camera=gate&reviewed=false');
    const [first, second] = await shownIds(page);
    const unreachable = (route) => route.abort('connectionrefused');
    await page.route('**/api/verdicts', unreachable);
    await cell(page, first).click();
    await page.waitForURL(/photo=/);
    await page.keyboard.press('f');
    await page.waitForFunction((id) => new URL(location.href).searchParams.get('photo') === String(id), second);
    await page.keyboard.press('c');
    await page.waitForFunction((id) => new URL(location.href).searchParams.get('photo') !== String(id), second);
    await page.keyboard.press('Escape');
    const waiting = page.getByText('2 verdicts wait until the server can be reached; keep this page open.');
    await waiting.waitFor();
    await page.locator('[data-verdict="false_alarm"]').first().waitFor();
    await picture(page, 'review-unreachable');
    await assertAccessible(page, 'review while the server cannot be reached');
    await page.unroute('**/api/verdicts', unreachable);
    await until('both verdicts', async () => (await photo(first)).verdict === 'false_alarm' && (await photo(second)).verdict === 'correct');
    await waiting.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await until('the later one undone', async () => (await photo(second)).verdict === null);
    assert.equal((await photo(first)).verdict, 'false_alarm');
    await page.keyboard.press('Control+z');
    await until('both undone', async () => (await photo(first)).verdict === null);
  });

  test('boxes that come back at one place are settled by one verdict, shown before it is applied', async (t) => {
    const page = await openPage(t, server);
    await page.goto('/app/photos?view=false-alarms&camera=stump');
    const card = page.getByRole('article').filter({ hasText: 'at stump' }).first();
    await card.waitFor();
    await picturesShown(page);
    await picture(page, 'review-groups');
    await card.getByRole('button', { name: 'All are false alarms' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/6 boxes on 6 photos get the verdict/).waitFor();
    await picture(page, 'review-group-confirm');
    await assertAccessible(page, 'review group dialog');
    await dialog.getByLabel('Photos to mark for retraining').fill('2');
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await notice(page, /false alarm/i).waitFor();
    await until('two marks', async () => (await server.get('/photos/?camera=stump&marked=true')).length === 2);
    await page.getByTestId('notice').getByRole('button', { name: 'Undo' }).click();
    await until('no marks', async () => (await server.get('/photos/?camera=stump&marked=true')).length === 0);
    await card.waitFor();
    assertNoComplaints(page);
  });

  for (const [hand, options] of Object.entries({ keyboard: desktop, touch: phone })) {
    test(`similar false alarms are settled by ${hand}`, async (t) => {
      const page = await openPage(t, server, options);
      const press = async (button) => {
        if (hand === 'touch') return button.tap();
        await button.focus();
        await page.keyboard.press('Enter');
      };
      await page.goto('/app/photos?view=false-alarms&camera=stump');
      const card = page.getByRole('article').filter({ hasText: 'at stump' }).first();
      await press(card.getByRole('button', { name: 'All are correct' }));
      const dialog = page.getByRole('dialog');
      await dialog.getByText(/6 boxes on 6 photos get the verdict/).waitFor();
      await assertFitsWidth(page, `similar false alarms by ${hand}`);
      await press(dialog.getByRole('button', { name: 'Apply' }));
      const judged = async () => (await photo((await server.get('/photos?camera=stump'))[0].id)).boxes.some((box) => box.verdict === 'correct');
      await until('the verdicts', judged);
      await press(page.getByTestId('notice').getByRole('button', { name: 'Undo' }));
      await until('no verdicts', async () => !(await judged()));
      assertNoComplaints(page);
    });
  }

  test('similar false alarms have keys of their own: the next group, its photo, a verdict, a mark of its samples', async (t) => {
    const page = await openPage(t, server);
    await page.goto('/app/photos?view=false-alarms');
    const cards = page.getByRole('article');
    await cards.nth(1).waitFor();
    const present = page.locator('article[aria-current="true"]');
    const heading = (card) => card.getByRole('heading').innerText();
    const headings = await Promise.all((await cards.all()).map(heading));
    await page.keyboard.press('End');
    assert.equal(await heading(present), headings.at(-1));
    await page.keyboard.press('ArrowUp');
    assert.equal(await heading(present), headings.at(-2));
    for (let i = 0; !(await heading(present)).includes('at stump'); i++) await page.keyboard.press(i === 0 ? 'Home' : 'ArrowDown');
    const marked = async () => (await server.get('/photos/?camera=stump&marked=true')).length;
    await page.keyboard.press('r');
    await until('the samples are marked', async () => (await marked()) > 0);
    await page.keyboard.press('Control+z');
    await until('no marks', async () => (await marked()) === 0);
    await page.keyboard.press('f');
    await page.getByRole('dialog').getByText(/6 boxes on 6 photos get the verdict/).waitFor();
    await page.keyboard.press('Enter');
    await until('marks of the verdict', async () => (await marked()) > 0);
    await page.keyboard.press('Control+z');
    await until('no marks', async () => (await marked()) === 0);
    await present.waitFor();
    await page.keyboard.press('Enter');
    await page.getByTestId('stage').locator('img').waitFor();
    await page.goto('/app/photos?view=false-alarms');
    await cards.first().waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByRole('heading', { name: 'Similar false alarms' }).waitFor();
    assertNoComplaints(page);
  });
});
