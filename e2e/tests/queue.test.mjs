// The queue is live, and nothing moves under the cursor.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agent, field, open, shopper, until, writes } from '../support/browser.mjs';
import { suite } from '../support/suite.mjs';

const it = suite();
const order = (page) => page.locator('[data-conversation]').evaluateAll((items) => items.map((item) => item.dataset.conversation));

test('somebody new is announced and moves nothing until asked', async () => {
  const desk = await agent(it.browser, it.desk);
  const customer = await shopper(it.browser, it.desk);
  await desk.locator('[data-conversation]').first().hover();
  const before = await order(desk);
  const place = await desk.locator('[data-conversation]').first().boundingBox();
  await writes(customer.chat, 'Paula Reid', 'The kettle you sent is not the one I ordered.');
  const news = desk.getByRole('button', { name: /^1 new/ });
  await news.waitFor();
  assert.deepEqual(await order(desk), before);
  assert.deepEqual(await desk.locator('[data-conversation]').first().boundingBox(), place);
  await news.click();
  await desk.locator('[data-conversation]', { hasText: 'Paula Reid' }).waitFor();
  await news.waitFor({ state: 'detached' });
});

test('a conversation is closed and opened again', async () => {
  const desk = await agent(it.browser, it.desk);
  const id = (await order(desk))[1];
  await desk.locator(`[data-conversation="${id}"]`).click();
  await desk.getByRole('button', { name: 'Close', exact: true }).click();
  const asked = desk.getByRole('dialog', { name: /still needs something$/ });
  await asked.getByRole('button', { name: /^Set aside/ }).first().click();
  const waiting = await asked.locator('[data-need]').count();
  await asked.getByLabel('Why is it not needed?').fill('Settled on the phone');
  await asked.getByRole('button', { name: 'Set aside', exact: true }).click();
  await until('it waits no more', async () => (await asked.locator('[data-need]').count()) === waiting - 1);
  await asked.getByRole('button', { name: 'Close, and leave it open' }).click();
  await asked.waitFor({ state: 'detached' });
  await desk.getByRole('button', { name: 'Open again', exact: true }).waitFor();
  await until('it has left the queue', async () => !(await order(desk)).includes(id));
  await desk.getByRole('button', { name: /Closed$/ }).click();
  await until('it stands among the closed', async () => (await order(desk)).includes(id));
  await desk.locator('summary', { hasText: /^Met and set aside/ }).click();
  await desk.getByText('Settled on the phone').waitFor();
  await desk.getByRole('button', { name: 'Open again', exact: true }).click();
  await desk.getByRole('button', { name: 'Close', exact: true }).waitFor();
});

test('what one agent does is seen by the other at once', async () => {
  const [one, other] = [await agent(it.browser, it.desk), await agent(it.browser, it.desk)];
  await open(one, 'Tomasz Wilk');
  await other.goto(one.url());
  await other.getByRole('heading', { level: 1, name: 'Tomasz Wilk' }).waitFor();
  await one.getByRole('textbox', { name: /^Reply to/ }).fill('Tomasz, I have your words about the insulin in front of me.');
  await one.keyboard.press('Control+Enter');
  await other.locator('[data-message]', { hasText: 'about the insulin in front of me' }).waitFor();
  await one.keyboard.press('Alt+z');
  await other.locator('[data-message]', { hasText: 'about the insulin in front of me' }).waitFor({ state: 'detached' });
});

test('a reply is taken back even before the server has answered', async () => {
  const desk = await agent(it.browser, it.desk);
  await open(desk, 'Tomasz Wilk');
  await desk.route('**/replies', async (route) => {
    const answer = await route.fetch();
    await new Promise((later) => setTimeout(later, 1500));
    await route.fulfill({ response: answer });
  });
  const words = 'Tomasz, this one leaves too early.';
  await field(desk).fill(words);
  const taken = desk.waitForResponse((response) => response.request().method() === 'DELETE');
  await desk.keyboard.press('Control+Enter');
  await desk.keyboard.press('Alt+z');
  assert.equal((await taken).status(), 200);
  await until('the words are back', async () => (await field(desk).inputValue()) === words);
  await desk.locator('[data-message]', { hasText: 'leaves too early' }).waitFor({ state: 'detached' });
});
