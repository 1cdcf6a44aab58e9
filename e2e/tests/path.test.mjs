// The whole way: a customer writes, the reply is coached, sent, taken back, sent again; the promise is shown and kept.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agent, field, open, remarks, shopper, underlined, until, writes } from '../support/browser.mjs';
import { suite } from '../support/suite.mjs';

const it = suite();

const WRITTEN =
  'The sofa was promised for Tuesday and nobody came. I took a day off for nothing and sat in an empty room. This is the third time I write. When will it come?';
const POOR = 'Dear Mara, we apologise for any inconvenience. We will look into it as soon as possible.';
const BETTER =
  'Mara, you took a day off for nothing, and that is more than annoying. I am sorry: we promised Tuesday and nobody came. The driver has your sofa in his van. I will call you with the hour by tomorrow 5 pm.';

test('a customer ends up with a promise that is kept', async () => {
  const customer = await shopper(it.browser, it.desk);
  const desk = await agent(it.browser, it.desk);

  await writes(customer.chat, 'Mara Quist', WRITTEN);
  await open(desk, 'Mara Quist');
  assert.match(await desk.locator('[data-reading]').first().textContent(), /angry|frustrated|disappointed/i);
  await desk.locator('mark.problem, mark.impact').first().waitFor();
  await desk.locator('[data-need]').first().waitFor();

  await field(desk).fill(POOR);
  await until('the poor words are underlined', async () => {
    const words = (await underlined(desk)).join(' | ');
    return /any inconvenience/i.test(words) && /as soon as possible/i.test(words);
  });
  const poor = await remarks(desk).count();
  const unmet = await desk.locator('[data-need].open:not(.drafted)').count();
  await remarks(desk).first().click();
  await desk.getByRole('article', { name: 'Remark' }).waitFor();
  assert.equal(await field(desk).inputValue(), POOR, 'to look at a remark sends nothing');

  await field(desk).fill(BETTER);
  await until('the underlines are gone', async () => {
    const words = (await underlined(desk)).join(' | ');
    return !/inconvenience|as soon as possible/i.test(words) && (await remarks(desk).count()) < poor;
  });
  await until('more needs are answered', async () => (await desk.locator('[data-need].open:not(.drafted)').count()) < unmet);
  await desk.getByRole('list', { name: /^Promises in this reply/ }).getByText(/call you/).waitFor();

  await desk.getByRole('button', { name: 'Send', exact: true }).click();
  await desk.getByRole('button', { name: /^Undo/ }).click();
  await until('the words are back', async () => (await field(desk).inputValue()) === BETTER);
  await desk.locator('[data-message]', { hasText: 'The driver has your sofa' }).waitFor({ state: 'detached' });
  await desk.getByRole('list', { name: /^Promises in this reply/ }).waitFor();
  await desk.getByRole('button', { name: 'Send', exact: true }).click();
  await desk.getByRole('button', { name: /^Undo/ }).waitFor();
  assert.equal(await customer.chat.getByText('The driver has your sofa').count(), 0, 'nothing goes out while it can be taken back');

  await customer.chat.getByText('The driver has your sofa').waitFor({ timeout: 20_000 });
  await until('what the reply answers is met, and says by which words', async () => {
    await desk.locator('summary', { hasText: /^Met and set aside/ }).waitFor();
    return (await desk.locator('[data-need].met').count()) > 0;
  });

  const promised = customer.chat.getByRole('region', { name: 'What we promised you' });
  assert.match(await promised.getByRole('listitem').first().textContent(), /tomorrow 17:00.*call you/i);

  await desk.getByRole('button', { name: /^Kept: .*call you/ }).click();
  await promised.getByText('Done').waitFor();
});

test('a promise that slips is moved with word to the customer', async () => {
  const customer = await shopper(it.browser, it.desk);
  const desk = await agent(it.browser, it.desk);
  await writes(customer.chat, 'Ada Brock', 'My fridge has stopped cooling and everything in it is spoilt. What now?');
  await open(desk, 'Ada Brock');
  await field(desk).fill('Ada, a fridge full of spoilt food is a rotten start to the day. I will call you about the repair by tomorrow 10 am.');
  await desk.getByRole('list', { name: /^Promises in this reply/ }).waitFor();
  await desk.keyboard.press('Control+Enter');
  await customer.chat.getByText('a rotten start').waitFor({ timeout: 20_000 });

  await desk.getByRole('button', { name: /^Slipping: .*call you/ }).click();
  const dialog = desk.getByRole('dialog', { name: 'This will take longer' });
  assert.match(await dialog.getByLabel(/^Word to Ada/).inputValue(), /^Ada, I wrote: “I will call you/);
  await dialog.getByRole('button', { name: 'Tell Ada' }).click();
  await dialog.waitFor({ state: 'detached' });
  await customer.chat.getByText(/I would rather you hear it from me now/).waitFor();
  await customer.chat.getByText(/^Moved to/).waitFor();
});
