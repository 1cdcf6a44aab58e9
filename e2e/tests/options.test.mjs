// Two ways are offered, one is chosen, changed by the link and acted on; later somebody checks back, and it was not all right.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agent, field, open, shopper, until, writes } from '../support/browser.mjs';
import { look } from '../support/look.mjs';
import { suite } from '../support/suite.mjs';

const it = suite();

for (const size of [
  { theme: 'light', width: 1440, height: 900 },
  { theme: 'dark', width: 390, height: 844 },
]) {
  test(`options, and a check-back, ${size.width} px`, async () => {
    const options = { theme: size.theme, viewport: { width: size.width, height: size.height } };
    const customer = await shopper(it.browser, it.desk, options);
    const desk = await agent(it.browser, it.desk, options);
    const name = `Orla Finch ${size.width}`;
    await writes(customer.chat, name, 'The table arrived with a split leg, and my guests come on Saturday. What can you do?');
    await open(desk, name);

    await field(desk).fill('Orla, a table with a split leg and guests on Saturday: I am sorry. There are two ways on, and you choose.');
    await desk.getByRole('button', { name: 'Options…' }).click();
    const dialog = desk.getByRole('dialog', { name: 'Options for Orla' });
    await dialog.getByLabel('What it is, in a line').nth(0).fill('A new leg, fitted by us on Friday');
    await dialog.getByText('One alone is no choice.').waitFor();
    assert.ok(await dialog.getByRole('button', { name: /^Offer 1|^Done/ }).isDisabled());
    await dialog.getByLabel('What happens').nth(0).fill('A joiner comes between two and four and swaps the leg. You need not move the table.');
    await dialog.getByLabel('Costs').nth(0).fill('nothing');
    await dialog.getByLabel('Takes').nth(0).fill('half an hour');
    await dialog.getByLabel('What it is, in a line').nth(1).fill('The money back');
    await dialog.getByLabel('Takes').nth(1).fill('three working days');
    await look(desk, 'options-write', size);
    await dialog.getByRole('button', { name: 'Offer 2 ways' }).click();
    await desk.getByText('To choose from:').waitFor();
    await desk.getByRole('button', { name: 'Send', exact: true }).click();
    await desk.getByRole('button', { name: /Undo/ }).click();
    await until('the options come back with the words', async () => /split leg/.test(await field(desk).inputValue()));
    await desk.getByText('To choose from:').waitFor();
    await field(desk).press('Control+Enter');

    const cards = customer.chat.getByRole('region', { name: 'Which way suits you?' });
    await cards.getByRole('button', { name: 'Choose: The money back' }).waitFor({ timeout: 20_000 });
    await look(customer.page, 'options', size, customer.page.frames().at(-1));
    await cards.getByRole('button', { name: 'Choose: The money back' }).click();
    await customer.chat.getByText('You can still choose otherwise').waitFor();

    const offered = desk.locator('[data-options="chosen"]');
    await offered.getByText(/your next reply acts on it/).waitFor();
    const link = await desk.evaluate(async () => {
      const id = location.pathname.split('/').at(-1);
      return (await (await fetch(`/v1/conversations/${id}`)).json()).options[0].link;
    });
    const page = await (await it.browser.newContext({ colorScheme: size.theme, viewport: options.viewport })).newPage();
    await page.goto(new URL(link, it.desk.url).href);
    await page.getByRole('heading', { name: 'Your choice' }).waitFor();
    await look(page, 'choose', size);
    await page.getByRole('button', { name: /^Choose: A new leg/ }).click();
    await until('the link changes the choice', async () => /Your choice/.test(await page.getByRole('listitem').first().textContent()));
    await until('the desk sees it', async () => /A new leg/.test(await offered.locator('.chosen').textContent()));
    await page.goto(new URL(`${link.slice(0, -3)}AAA`, it.desk.url).href);
    await page.getByRole('heading', { name: 'This link does not open anything' }).waitFor();
    await page.context().close();

    await field(desk).fill('Orla, the joiner comes on Friday with the new leg.');
    await field(desk).press('Control+Enter');
    await customer.chat.getByText('We are acting on your choice.').waitFor({ timeout: 20_000 });
    await look(desk, 'options-acted', size);

    if (size.width < 1180) await desk.getByRole('button', { name: 'Needs', exact: true }).click();
    await desk.getByRole('button', { name: '+ Plan a check-back' }).click();
    await desk.getByLabel('What it says').fill('Orla, does the table stand?');
    await look(desk, 'check-back-plan', size);
    await desk.getByRole('button', { name: 'Check back then' }).click();
    await desk.locator('[data-check-back="planned"]').waitFor();
    await desk.getByRole('button', { name: 'Do not send it' }).click();
    await desk.locator('[data-check-back="dropped"]').waitFor();
    // The form knows minutes; seconds are enough here.
    await desk.evaluate(async () => {
      const id = location.pathname.split('/').at(-1);
      const { csrf } = await (await fetch('/v1/session')).json();
      const due = new Date(Date.now() + 2000).toISOString();
      const headers = { 'content-type': 'application/json', 'x-heard-csrf': csrf };
      const body = JSON.stringify({ due, text: 'Orla, does the table stand?' });
      const sent = await fetch(`/v1/conversations/${id}/follow-ups`, { method: 'POST', headers, body });
      if (!sent.ok) throw new Error(await sent.text());
    });
    const asked = customer.chat.getByRole('region', { name: 'Is it really all right now?' });
    await asked.getByRole('button', { name: 'No, not yet' }).click({ timeout: 20_000 });
    await asked.getByText('Then we are not done.').waitFor();
    await look(customer.page, 'check-back', size, customer.page.frames().at(-1));
    await desk.getByText(/This is a second failure/).waitFor();
    await look(desk, 'check-back-answered', size);
  });
}
