// What a customer told once is kept, found again and never asked for; what is held of them can be taken along, and erased.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { agent, field, open, remarks, shopper, until, writes } from '../support/browser.mjs';
import { look } from '../support/look.mjs';
import { suite } from '../support/suite.mjs';

const it = suite();

/** Opens the side panel where it is a sheet. */
async function needs(desk) {
  const sheet = desk.getByRole('button', { name: 'Needs', exact: true });
  if ((await sheet.isVisible()) && (await sheet.getAttribute('aria-expanded')) !== 'true') await sheet.click();
}

async function back(desk) {
  const close = desk.getByRole('complementary').getByRole('button', { name: '← Back' });
  if (await close.isVisible()) await close.click();
}

async function closes(desk) {
  await desk.getByRole('button', { name: 'Close', exact: true }).click();
  const anyway = desk.getByRole('button', { name: 'Close, and leave it open' });
  await desk.getByRole('button', { name: 'Open again', exact: true }).or(anyway).first().waitFor();
  if (await anyway.isVisible()) await anyway.click();
  await desk.getByRole('button', { name: 'Open again', exact: true }).waitFor();
}

/** A message of the customer's, on the desk. */
const said = (desk, words) => desk.locator('[data-words="customer"]', { hasText: words });

/** Selects these words in the first message. */
const selects = (desk, words) =>
  desk.locator('[data-words="customer"]').first().evaluate((said, words) => {
    const walker = document.createTreeWalker(said, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(words);
      if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + words.length);
    }
  }, words);

for (const size of [
  { theme: 'light', width: 1440, height: 900 },
  { theme: 'dark', width: 390, height: 844 },
]) {
  const options = { theme: size.theme, viewport: { width: size.width, height: size.height } };

  test(`told once, known the next time, never asked again, ${size.width} px`, async () => {
    const customer = await shopper(it.browser, it.desk, options);
    const desk = await agent(it.browser, it.desk, options);
    const name = `Margaret Vole ${size.width}`;
    await writes(customer.chat, name, 'Hello, I am writing about the bed frame KT-4471. A slat broke last night. Please call me Maggie.');
    await open(desk, name);
    await selects(desk, 'KT-4471');
    await needs(desk);
    const known = desk.getByRole('region', { name: /^Known of/ });
    await known.getByRole('button', { name: '+ Note “KT-4471”' }).click();
    await known.getByLabel('In one line').fill('Bed frame KT-4471');
    assert.equal(await known.getByLabel('What it is about').inputValue(), 'order');
    await known.getByRole('button', { name: 'Note it' }).click();
    await known.getByText('Bed frame KT-4471', { exact: true }).waitFor();
    await known.getByRole('button', { name: '+ Note' }).click();
    await known.getByLabel('In one line').fill('Magie');
    await known.getByLabel('What it is about').selectOption('called');
    await known.getByLabel('In one line').press('Enter');
    await known.getByRole('button', { name: 'Edit: Magie' }).click();
    await known.getByLabel('In one line').fill('Maggie');
    await known.getByRole('button', { name: 'Keep it so' }).click();
    await desk.getByRole('heading', { name: 'Known of Maggie' }).waitFor();
    await known.scrollIntoViewIfNeeded();
    await look(desk, 'known', size);
    await back(desk);
    await closes(desk);

    await customer.chat.getByLabel('This is about something else').check();
    await look(customer.page, 'another', size, customer.page.frames().at(-1));
    await customer.chat.getByLabel('Your message').fill('It is me again: now the headboard is loose too.');
    await customer.chat.getByRole('button', { name: 'Send' }).click();
    await customer.chat.getByRole('log').getByText('now the headboard is loose').waitFor();
    assert.equal(await customer.chat.getByRole('log').getByText('A slat broke').count(), 0, 'another conversation');
    await desk.goto('/');
    await open(desk, name);
    await said(desk, 'now the headboard is loose').waitFor();
    await needs(desk);
    await known.getByText('Bed frame KT-4471', { exact: true }).waitFor();
    const earlier = known.getByRole('link', { name: /bed frame KT-4471/ });
    await earlier.waitFor();
    await back(desk);
    await field(desk).fill('Maggie, I am sorry about the headboard as well. What is your order number?');
    await until('the coach knows', async () => (await desk.locator('.mirror').locator('.hint, .warning').allTextContents()).some((words) => /order number/.test(words)));
    await remarks(desk).filter({ hasText: 'Asks for what they have already said' }).click();
    await desk.getByText(/known of them already: “Bed frame KT-4471”/).first().waitFor();
    await look(desk, 'known-again', size);
    await field(desk).fill('');
    await needs(desk);
    await known.getByRole('button', { name: 'Forget: Maggie' }).click();
    await known.getByRole('button', { name: 'Forget for good' }).click();
    await desk.getByRole('heading', { name: 'Known of Margaret' }).waitFor();
    await earlier.click();
    await said(desk, 'A slat broke last night').waitFor();
  });

  test(`the same person on another device is one person, ${size.width} px`, async () => {
    const name = `Odile Brandt ${size.width}`;
    const [home, phone] = [await shopper(it.browser, it.desk, options), await shopper(it.browser, it.desk, options)];
    await writes(home.chat, name, 'My lamp flickers when it rains.');
    await writes(phone.chat, name.toLowerCase(), 'Me again, from the train. Any news of the lamp?');
    const desk = await agent(it.browser, it.desk, options);
    const item = desk.locator('[data-conversation]', { hasText: 'Me again, from the train' }).filter({ hasText: name });
    await item.click();
    await desk.locator('[data-reading]').first().waitFor();
    await needs(desk);
    const known = desk.getByRole('region', { name: /^Known of/ });
    await known.getByRole('button', { name: /^More about/ }).click();
    await known.getByRole('button', { name: 'The same person as…' }).click();
    const dialog = desk.getByRole('dialog', { name: 'The same person as…' });
    const same = dialog.getByRole('button', { name: /^The same person/ });
    await same.waitFor();
    await look(desk, 'same-person', size);
    await same.click();
    await known.getByRole('link', { name: /My lamp flickers/ }).waitFor();
    assert.equal(await phone.chat.getByText('My lamp flickers').count(), 0, 'no chat opens more than before');

    await known.getByRole('button', { name: /^More about/ }).click();
    await known.getByRole('button', { name: 'Not the same person…' }).click();
    const parting = desk.getByRole('dialog', { name: 'Not the same person?' });
    const part = parting.getByRole('button', { name: /^Not the same person: My lamp flickers/ });
    await part.waitFor();
    await look(desk, 'not-same-person', size);
    await part.click();
    await until('they are two again', async () => (await known.getByRole('link', { name: /My lamp flickers/ }).count()) === 0);
    await known.getByRole('button', { name: /^More about/ }).click();
    await known.getByRole('button', { name: 'The same person as…' }).waitFor();
    assert.equal(await known.getByRole('button', { name: 'Not the same person…' }).count(), 0, 'there is nobody left to part');
  });

  test(`everything held is taken along, and erased with a receipt, ${size.width} px`, async () => {
    const customer = await shopper(it.browser, it.desk, options);
    const desk = await agent(it.browser, it.desk, options);
    const name = `Ilse Marten ${size.width}`;
    await writes(customer.chat, name, 'Please delete all that you hold of me, it is nobody’s business.');
    await open(desk, name);
    await needs(desk);
    const known = desk.getByRole('region', { name: /^Known of/ });
    const menu = known.getByRole('button', { name: `More about ${name}` });
    await menu.click();
    await known.scrollIntoViewIfNeeded();
    await look(desk, 'customer-menu', size);
    const [download] = await Promise.all([desk.waitForEvent('download'), known.getByRole('button', { name: 'Save everything we hold' }).click()]);
    const held = JSON.parse(await readFile(await download.path(), 'utf8'));
    assert.match(held.held.message[0].text, /nobody’s business/);
    await menu.click();
    await known.getByRole('button', { name: 'Erase everything…' }).click();
    const dialog = desk.getByRole('dialog', { name: `Erase everything of ${name}?` });
    const erase = dialog.getByRole('button', { name: 'Erase for good' });
    assert.ok(await erase.isDisabled(), 'not by a slip');
    await dialog.getByLabel(/^Type the name/).fill(name);
    await look(desk, 'erase', size);
    await erase.click();
    const receipt = desk.getByRole('dialog', { name: 'Erased' });
    await receipt.getByText(/^Messages/).waitFor();
    await look(desk, 'erased', size);
    const [saved] = await Promise.all([desk.waitForEvent('download'), receipt.getByRole('button', { name: 'Save the receipt' }).click()]);
    assert.doesNotMatch(await readFile(await saved.path(), 'utf8'), /Ilse/);
    await receipt.getByRole('button', { name: 'Done' }).click();
    await until('they are gone from the queue', async () => (await desk.locator('[data-conversation]', { hasText: name }).count()) === 0);
    await customer.chat.getByLabel('Your name').waitFor();
    // Whoever has them on screen when they are erased asks once more, and hears that there is nobody.
    desk.complaints = desk.complaints.filter((complaint) => !/status of 404/.test(complaint));
  });
}
