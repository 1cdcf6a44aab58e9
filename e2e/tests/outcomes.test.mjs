// What it was good for: numbers that say how sure they are, and the conversations behind each, one click away.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agent, until } from '../support/browser.mjs';
import { look } from '../support/look.mjs';
import { suite } from '../support/suite.mjs';

const it = suite();
const measure = (page, id) => page.locator(`[data-measure="${id}"]`);
const figure = (page, key) => page.locator(`[data-figure="${key}"]`);

for (const size of [
  { theme: 'light', width: 1440, height: 900 },
  { theme: 'dark', width: 390, height: 844 },
]) {
  test(`the outcomes of a period, ${size.width} px`, async () => {
    const page = await agent(it.browser, it.desk, { theme: size.theme, viewport: { width: size.width, height: size.height } });
    await page.getByRole('link', { name: 'Outcomes' }).click();
    await page.getByRole('heading', { level: 1, name: 'Outcomes' }).waitFor();
    await measure(page, 'B1').waitFor();
    assert.equal(await page.locator('[data-measure]').count(), 10);
    await page.getByRole('heading', { level: 2, name: 'What customers say is wrong' }).waitFor();
    await page.getByRole('link', { name: '12 weeks' }).click();
    await until('it covers twelve weeks', async () => (await figure(page, 'resolved').locator('tbody tr').count()) === 12);
    await measure(page, 'B8').getByText(/^Not asked yet/).waitFor();
    await figure(page, 'felt_heard').getByText(/small count/i).waitFor();
    await page.getByRole('complementary', { name: 'Prediction' }).getByText(/in none of the numbers above/).waitFor();
    await page.locator('section ol q').first().waitFor({ timeout: 30_000 });
    await look(page, 'outcomes', size);
    await measure(page, 'B4').scrollIntoViewIfNeeded();
    await look(page, 'outcomes-heard', size);
    await page.locator('section ol').scrollIntoViewIfNeeded();
    await look(page, 'outcomes-groups', size);
    const all = page.getByRole('button', { name: /^All \d+ conversations about/ }).first();
    const many = Number((await all.textContent()).match(/\d+/)[0]);
    assert.ok(many > 3, 'more than the examples');
    await all.focus();
    await page.keyboard.press('Enter');
    const group = page.getByRole('dialog', { name: /^Behind “/ });
    await until('all its conversations are listed', async () => (await group.getByRole('listitem').count()) === many);
    await look(page, 'outcomes-group', size);
    await page.keyboard.press('Escape');
    await group.waitFor({ state: 'detached' });

    await figure(page, 'public_calm').locator('summary').click();
    await figure(page, 'public_calm').getByRole('table').waitFor();
    const behind = figure(page, 'public_calm').getByRole('button', { name: /^The conversations behind it/ });
    await behind.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /Threats to go public/ });
    await dialog.getByRole('link', { name: 'Oswin Achebe' }).waitFor();
    await look(page, 'outcomes-behind', size);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await behind.click();
    await dialog.getByRole('link', { name: 'Oswin Achebe' }).click();
    await page.getByRole('heading', { level: 1, name: 'Oswin Achebe' }).waitFor();
    await page.goBack();
    await measure(page, 'B1').waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing sticks out');
  });
}

test('it prints in black on white without the way around, and comes as a table', async () => {
  const page = await agent(it.browser, it.desk, { theme: 'dark' });
  await page.goto('/outcomes#12');
  await measure(page, 'B10').waitFor();
  await page.locator('section ol q').first().waitFor({ timeout: 30_000 });
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Table (CSV)' }).click()]);
  assert.match(file.suggestedFilename(), /^outcomes-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  assert.equal(await page.getByRole('navigation', { name: 'Pages' }).isVisible(), false);
  const colours = await page.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.body);
    return [color, backgroundColor];
  });
  assert.deepEqual(colours, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  await page.setViewportSize({ width: 760, height: 1080 });
  await look(page, 'outcomes-print', { theme: 'print', width: 760 });
  const pdf = await page.pdf({ preferCSSPageSize: true });
  assert.ok(pdf.length > 20_000);
  (await import('node:fs/promises')).writeFile(new URL('../results/outcomes.pdf', import.meta.url), pdf);
});
