// From the login to a sent reply without a pointer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { field, person, until } from '../support/browser.mjs';
import { suite } from '../support/suite.mjs';

const it = suite();

test('keyboard alone leads from the login to a sent reply', async () => {
  const page = await person(it.browser, it.desk);
  const { keyboard } = page;
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name') ?? document.activeElement?.getAttribute('aria-label'));
  await page.goto('/');
  await page.getByLabel('Email').waitFor();
  await keyboard.press('Tab');
  assert.equal(await focused(), 'email');
  await keyboard.type(it.desk.email);
  await keyboard.press('Tab');
  await keyboard.type(it.desk.password);
  await keyboard.press('Enter');
  await page.locator('[data-conversation]').first().waitFor();

  await keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  // At once: a dialog that is closing swallows nothing.
  await keyboard.press('Escape');
  await keyboard.press('j');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('[data-reading]').first().waitFor();
  const opened = page.url();
  await keyboard.press('j');
  await until('the next one is open', () => page.url() !== opened);
  await keyboard.press('k');
  await until('the first one is open again', () => page.url() === opened);
  await page.locator('[data-reading]').first().waitFor();
  await keyboard.press('Enter');
  await until('the field has the focus', async () => /^Reply to/.test((await focused()) ?? ''));

  await keyboard.type('Please calm down, I have read your words twice');
  await page.locator('.mirror .warning, .mirror .error').first().waitFor();
  await keyboard.press('Alt+n');
  await page.getByRole('article', { name: 'Remark' }).waitFor();
  const at = await field(page).evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
  assert.ok(at.length > 0 || (await page.locator('[data-finding]').count()) === 1, 'the words of the remark are selected');
  await keyboard.press('Control+a');
  await keyboard.type('I have read your words twice, and I am on it.');
  await keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /^Undo/ }).waitFor();
  await keyboard.press('Alt+z');
  await until('the words are back', async () => (await field(page).inputValue()).endsWith('I am on it.'));
  await keyboard.press('Control+Enter');
  await page.locator('[data-message]', { hasText: 'I am on it.' }).waitFor();
  await until('it has gone out', async () => !(await page.getByText('going out').count()), 15_000);
});
