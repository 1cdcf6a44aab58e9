// The whole story in the order of the practice, with both sides on screen: from a furious first message to "yes, I felt heard".
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agent, field, open, shopper, underlined, until, writes } from '../support/browser.mjs';
import { look } from '../support/look.mjs';
import { suite } from '../support/suite.mjs';

const it = suite();
const SIZE = { theme: 'light', width: 1440 };
const NAME = 'Ruth Calder';

const FURIOUS =
  'This is an absolute disgrace. You promised my bed for Monday, nobody came, nobody rang, and I have slept on the floor for three nights with a bad back. I am FURIOUS. What are you going to do about it?';
const COLD = 'Dear customer, we apologise for any inconvenience. Unfortunately our policy is that deliveries can take longer. Please be patient.';
const SEEN =
  'Ruth, three nights on the floor with a bad back because of us: no wonder you are furious. We promised Monday, nobody came and nobody rang you. That was our failure and I am sorry. There are two ways on, and you choose.';

test('from fury to feeling heard', async () => {
  const customer = await shopper(it.browser, it.desk);
  const desk = await agent(it.browser, it.desk);
  const { chat } = customer;

  // L: listen. The words and the feeling under them are seen, with their evidence.
  await writes(chat, NAME, FURIOUS);
  await open(desk, NAME);
  assert.match(await desk.locator('[data-reading]').first().textContent(), /angry|frustrated/i);
  await desk.locator('mark.impact').first().waitFor();
  const waiting = () => desk.locator('[data-need].open').count();
  await until('what she needs as a person and in the matter is kept', async () => (await waiting()) > 1);

  // V, C: a cold reply is stopped in its own words; one that sees her is left alone.
  await field(desk).fill(COLD);
  await until('the cold words are underlined', async () => /any inconvenience/i.test((await underlined(desk)).join(' | ')));
  await look(desk, 'story-1-coached', SIZE);
  await field(desk).fill(SEEN);
  await until('nothing is underlined', async () => (await underlined(desk)).length === 0);

  // O2: options, and she chooses.
  await desk.getByRole('button', { name: 'Options…' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Options for Ruth' });
  await dialog.getByLabel('What it is, in a line').nth(0).fill('Your bed tomorrow morning');
  await dialog.getByLabel('What happens').nth(0).fill('Two people carry it up, set it up and take the packing away.');
  await dialog.getByLabel('Costs').nth(0).fill('nothing');
  await dialog.getByLabel('What it is, in a line').nth(1).fill('The money back today');
  await dialog.getByRole('button', { name: 'Offer 2 ways' }).click();
  await desk.getByRole('button', { name: 'Send', exact: true }).click();
  const cards = chat.getByRole('region', { name: 'Which way suits you?' });
  await cards.getByRole('button', { name: 'Choose: Your bed tomorrow morning' }).click({ timeout: 20_000 });
  await chat.getByText('You can still choose otherwise').waitFor();
  await look(customer.page, 'story-2-chosen', SIZE, customer.page.frames().at(-1));
  await desk.locator('[data-options="chosen"]').waitFor();

  // O4: a promise; it slips, and she hears of it before it breaks; then it is kept.
  await field(desk).fill('Ruth, your bed is on the first van. I will call you with the hour by tomorrow 8 am.');
  await desk.getByRole('list', { name: /^Promises in this reply/ }).waitFor();
  await field(desk).press('Control+Enter');
  const promised = chat.getByRole('region', { name: 'What we promised you' });
  await promised.getByText(/call you/i).waitFor({ timeout: 20_000 });
  await chat.getByText('We are acting on your choice.').waitFor();
  await desk.getByRole('button', { name: /^Slipping: .*call you/ }).click();
  await desk.getByRole('dialog', { name: 'This will take longer' }).getByRole('button', { name: 'Tell Ruth' }).click();
  await chat.getByText(/I would rather you hear it from me now/).waitFor();
  await promised.getByText(/^Moved to/).waitFor();
  await desk.getByRole('button', { name: /^Kept: .*call you/ }).click();
  await promised.getByText('Done').waitFor();

  // Her needs: what was read as met is met; what still stands is the agent's to say.
  await chat.getByLabel('Your message').fill('The bed is here and I slept through. Thank you for taking it seriously.');
  await chat.getByRole('button', { name: 'Send' }).click();
  await until('nothing waits any more', async () => (await waiting()) === 0);

  // F1: somebody checks back, once.
  await desk.evaluate(async () => {
    const id = location.pathname.split('/').at(-1);
    const { csrf } = await (await fetch('/v1/session')).json();
    const headers = { 'content-type': 'application/json', 'x-heard-csrf': csrf };
    const send = (path, body) => fetch(`/v1/conversations/${id}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const due = new Date(Date.now() + 14_000).toISOString();
    const sent = await send('follow-ups', { due, text: 'Ruth, is your back better, and is the bed really all right?' });
    if (!sent.ok) throw new Error(await sent.text());
  });
  await field(desk).fill('Ruth, I am so glad that you slept. Sleep well tonight too.');
  await field(desk).press('Control+Enter');
  const asked = chat.getByRole('region', { name: 'Is it really all right now?' });
  await asked.getByRole('button', { name: 'Yes, all is well' }).click({ timeout: 30_000 });
  await desk.getByText('Ruth says that all is well.').waitFor();

  // F2: it is over when she is.
  await desk.getByRole('button', { name: 'Close', exact: true }).click();
  await desk.getByRole('button', { name: 'Open again', exact: true }).waitFor();
  const heard = chat.getByRole('region', { name: 'Did you feel heard?' });
  await heard.getByRole('button', { name: 'Yes, fully' }).click();
  await heard.getByText('Are you content with how it ended?').waitFor();
  await look(customer.page, 'story-3-heard', SIZE, customer.page.frames().at(-1));
  await desk.getByRole('complementary', { name: 'Whether Ruth felt heard' }).getByText('Felt heard: yes, fully').waitFor();
  await look(desk, 'story-4-desk', SIZE);
  assert.deepEqual([...desk.complaints, ...customer.page.complaints], []);
});
