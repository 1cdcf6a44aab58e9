// The page behind a signed link: the choice, then where the promises of the conversation stand, as long as there is one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agent, open, person, shopper, until, writes } from '../support/browser.mjs';
import { look } from '../support/look.mjs';
import { suite } from '../support/suite.mjs';

const it = suite();

/** A request as the agent's browser makes it. */
const ask = (desk, path, method = 'GET', body = undefined) =>
  desk.evaluate(
    async ([path, method, body]) => {
      const { csrf } = await (await fetch('/v1/session')).json();
      const headers = { 'content-type': 'application/json', 'x-heard-csrf': csrf };
      const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
      return answer.status === 204 ? null : answer.json();
    },
    [path, method, body],
  );

const sentences = (list) => list.map(([what, quote, due]) => ({ what, quote, due }));
const later = (seconds) => new Date(Date.now() + seconds * 1000).toISOString();

test('the page behind a link tells what is next, what was not kept and what is done', async () => {
  const customer = await shopper(it.browser, it.desk);
  const desk = await agent(it.browser, it.desk);
  const name = 'Orla Finch';
  await writes(customer.chat, name, 'The table arrived with a split leg, and my guests come on Saturday. What can you do?');
  await open(desk, name);
  const conversation = `/v1/conversations/${new URL(desk.url()).pathname.split('/').at(-1)}`;
  const reply = (text, promises = [], options = []) => ask(desk, `${conversation}/replies`, 'POST', { text, promises, options });
  const delivered = (count) =>
    until('the reply goes out', async () => {
      const { messages } = await ask(desk, conversation);
      return messages.filter(({ who, state }) => who === 'agent' && state === 'sent').length === count;
    }, 20_000);

  await reply('Orla, two ways on. Which one suits you?', [], [
    { title: 'A new leg, fitted by us', steps: 'A joiner comes and swaps the leg.\nYou need not move the table.', cost: 'nothing', time: 'half an hour' },
    { title: 'The money back', time: 'three working days' },
  ]);
  await delivered(1);
  const { options } = await ask(desk, conversation);
  const page = await person(it.browser, it.desk);
  await page.goto(options[0].link);
  await page.getByRole('heading', { name: 'Which way suits you?' }).waitFor();
  assert.equal(await page.locator('[data-standing]').count(), 0, 'nothing is promised yet');
  await page.getByRole('button', { name: 'Choose: A new leg, fitted by us' }).click();
  await page.getByRole('heading', { name: 'Your choice' }).waitFor();
  const part = (id) => page.locator(`[data-standing="${id}"]`);
  await part('next').getByText('We read what you have chosen').waitFor();

  await reply('Orla, I ring the joiner, I send the drawing, I order the leg, and I write to you.', sentences([
    ['ring the joiner', 'I ring the joiner', null],
    ['send you the drawing', 'I send the drawing', later(3600)],
    ['order the leg', 'I order the leg', null],
    ['write to you how it went', 'I write to you', later(12)],
  ]));
  await delivered(2);
  const { promises } = await ask(desk, conversation);
  const of = (what) => `/v1/promises/${promises.find((promise) => promise.what === what).id}`;
  await ask(desk, `${of('ring the joiner')}/kept`, 'POST', { note: 'He grumbled.' });
  const word = 'Orla, the drawing comes tomorrow: the one that I have is of another table. I am sorry that it takes longer than I said.';
  await ask(desk, `${of('send you the drawing')}/slipped`, 'POST', { new_due: later(26 * 3600), word });
  await until('a promise is broken', async () => (await ask(desk, conversation)).promises.some(({ state }) => state === 'broken'), 20_000);

  await page.reload();
  await page.getByRole('heading', { name: 'Where things stand' }).waitFor();
  await part('next').getByText('A joiner comes and swaps the leg.').waitFor();
  await part('next').getByText('Takes half an hour').waitFor();
  await part('next').getByText(/^We had said \w+ .*: “Orla, the drawing comes tomorrow/).waitFor();
  await part('late').getByText('That is our fault').waitFor();
  assert.match(await part('late').textContent(), /We said \w+ \d\d:\d\d *Write to you how it went/);
  assert.match(await part('done').textContent(), /Done \w+ \d\d:\d\d *Ring the joiner/);
  assert.ok(!/grumbled|split leg|Needs/.test(await page.locator('main').textContent()), 'nothing of the desk, and nothing else that was said');
  for (const theme of ['light', 'dark']) {
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: theme });
      await look(page, 'standing', { theme, width });
    }
  }

  await ask(desk, `${conversation}/close`, 'POST', { leave_needs: true });
  await page.reload();
  await page.getByText('This conversation is closed.').waitFor();
  assert.match(await part('done').textContent(), /Chosen \w+ \d\d:\d\d *A new leg/);
  const { customer: whose } = await ask(desk, conversation);
  await ask(desk, `/v1/customers/${whose.id}`, 'DELETE', { name });
  await page.reload();
  await page.getByRole('heading', { name: 'This link does not open anything' }).waitFor();
  // Whoever has them on screen when they are erased asks once more, and hears that there is nobody.
  desk.complaints = desk.complaints.filter((complaint) => !/status of 404/.test(complaint));
});
