// The dashboard on judged photos: how the model does by week, by camera, by day and night.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible, assertFitsWidth, assertNoComplaints, desktop, openPage, phone, picture, startWith } from './browser.mjs';

describe('the dashboard of a home whose photos are judged', () => {
  const endings = [];
  let server;
  let field;
  before(async () => {
    server = await startWith({ after: (end) => endings.push(end) }, 'cameras');
    const photos = await server.photosLookedAt();
    const judge = (verdict, of) => server.post('/api/verdicts', { reviewer: 'ann', verdict, target: { photos: of.map(({ id }) => id) } });
    const withBoxes = photos.filter((photo) => photo.has_detections);
    await judge('empty', photos.filter((photo) => !photo.has_detections));
    await judge('false_alarm', withBoxes.slice(0, 4));
    await judge('correct', withBoxes.slice(4));
    field = await server.fieldPerformance(photos.length);
  });
  after(async () => {
    for (const end of endings.reverse()) await end();
  });

  for (const [mode, options] of Object.entries({ light: desktop, dark: { ...desktop, colorScheme: 'dark' }, phone })) {
    test(`precision and recall by week, by camera, by day and night, ${mode}`, async (t) => {
      assert.ok(field.precision, 'there are enough judged visits');
      const page = await openPage(t, server, options);
      await page.goto('/app/');
      const table = page.getByRole('table', { name: 'How the model does in the field' });
      const row = (name) => table.getByRole('row', { name });
      const percent = (share) => `${Math.round(share * 100)} %`;
      await page.getByText(percent(field.precision.value), { exact: true }).first().waitFor();
      for (const group of ['By week', 'By camera', 'By light']) await table.getByText(group).waitFor();
      assert.equal(await row(/^from /).count(), field.weeks.length);
      assert.ok(field.weeks.length >= 2);
      for (const { name, judged_photos } of field.lights)
        assert.match(await row(name === 'night' ? /^Night/ : /^Day/).innerText(), new RegExp(`\\b${judged_photos}\\s*$`));
      await row(/^trail/).scrollIntoViewIfNeeded();
      await assertFitsWidth(page, `dashboard ${mode}`);
      await picture(page, `dashboard-judged-${mode}`);
      await assertAccessible(page, `dashboard ${mode}`);
      assertNoComplaints(page);
    });
  }
});
