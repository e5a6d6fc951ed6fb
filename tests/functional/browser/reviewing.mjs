// What the tests of the Review page share.
export const cell = (page, id) => page.locator(`[data-photo-id="${id}"]`);
export const focused = (page) => page.evaluate(() => Number(document.activeElement?.getAttribute('data-photo-id')));
export const opened = (page) => Number(new URL(page.url()).searchParams.get('photo'));
export const notice = (page, text) => page.getByTestId('notice').getByText(text);

/** The grid with every photo of the window drawn. */
export async function openGrid(page, query = '') {
  await page.goto(`/app/photos${query}`);
  await page.locator('[data-photo-id]').first().waitFor();
  await page.locator('[data-testid="grid"][aria-busy="false"]').waitFor();
}

export const shownIds = (page) =>
  page.locator('[data-photo-id]').evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-photo-id'))));
