// An answer that is lost on its way: who sends again what has arrived already has sent it once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agent, field, open, shopper, until } from '../support/browser.mjs';
import { look } from '../support/look.mjs';
import { suite } from '../support/suite.mjs';

const it = suite();
const TROUBLE = /^No connection just now/;

/** The next request of this kind arrives, and its answer does not come back. */
async function loses(page, path) {
  let lost = false;
  await page.route(path, async (route) => {
    if (lost || route.request().method() !== 'POST') return route.continue();
    lost = true;
    await route.fetch();
    await route.abort('internetdisconnected');
  });
}

const said = (chat, text) => chat.getByRole('log').getByText(text, { exact: true });

for (const size of [
  { theme: 'light', width: 1440, height: 900 },
  { theme: 'dark', width: 390, height: 844 },
]) {
  const options = { theme: size.theme, viewport: { width: size.width, height: size.height } };
  const name = `Odile Renn ${size.width}`;

  test(`a customer begins once and writes once, ${size.width} px`, async () => {
    const { page, chat } = await shopper(it.browser, it.desk, options);
    await loses(page, '**/v1/widget/conversations');
    await loses(page, '**/v1/widget/messages');
    const begins = async () => {
      await chat.getByLabel('Your name').fill(name);
      await chat.getByLabel('Your message').fill('The lamp came without its shade.');
      await chat.getByRole('button', { name: 'Send' }).click();
    };
    await begins();
    await chat.getByText(TROUBLE).waitFor();
    await look(page, 'again-begin', size, page.frames().find((frame) => frame.url().includes('/widget')));
    // The page is left in despair; what they wrote is there, and so is its key.
    await page.reload();
    assert.equal(await chat.getByLabel('Your message').inputValue(), 'The lamp came without its shade.');
    await begins();
    await said(chat, 'The lamp came without its shade.').waitFor();

    const box = chat.getByRole('textbox');
    await box.fill('Could you send it by Friday?');
    await chat.getByRole('button', { name: 'Send' }).click();
    await chat.getByText(TROUBLE).waitFor();
    await chat.getByRole('button', { name: 'Send' }).click();
    await until('the field is empty', async () => (await box.inputValue()) === '');
    assert.equal(await said(chat, 'Could you send it by Friday?').count(), 1);
    // The same words, meant anew, are another message.
    await box.fill('Could you send it by Friday?');
    await chat.getByRole('button', { name: 'Send' }).click();
    await until('it is said twice', async () => (await said(chat, 'Could you send it by Friday?').count()) === 2);

    const desk = await agent(it.browser, it.desk, options);
    await open(desk, name);
    assert.equal(await desk.locator('[data-words="customer"]').count(), 3);
    assert.equal(await desk.locator('[data-conversation]', { hasText: name }).count(), 1);
  });

  test(`an agent replies once, and can still take it back, ${size.width} px`, async () => {
    const desk = await agent(it.browser, it.desk, options);
    await open(desk, name);
    await loses(desk, '**/replies');
    const reply = `I am sorry, Odile. The shade was left behind here. ${size.width}`;
    const sent = () => desk.locator('[data-message]', { hasText: reply }).count();
    await field(desk).fill(reply);
    await desk.getByRole('button', { name: 'Send', exact: true }).click();
    await desk.getByText(TROUBLE).waitFor();
    await look(desk, 'again-reply', size);
    await desk.getByRole('button', { name: 'Send', exact: true }).click();
    const undo = desk.getByRole('button', { name: /^Undo/ });
    await undo.waitFor();
    await until('the draft has gone out', async () => (await field(desk).inputValue()) === '');
    assert.equal(await sent(), 1);
    await undo.click();
    await until('the words are the draft again', async () => (await field(desk).inputValue()) === reply);
    // Taken back, and sent for good: a reply of its own.
    await desk.getByRole('button', { name: 'Send', exact: true }).click();
    await undo.waitFor();
    await until('it stands there once', async () => (await sent()) === 1);
  });
}
