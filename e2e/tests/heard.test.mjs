// When it is over the customer is asked one question; a bad answer comes back as work.
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
  test(`did you feel heard? asked once, and a bad answer is somebody’s work, ${size.width} px`, async () => {
    const options = { theme: size.theme, viewport: { width: size.width, height: size.height } };
    const customer = await shopper(it.browser, it.desk, options);
    const desk = await agent(it.browser, it.desk, options);
    const name = `Nell Avery ${size.width}`;
    await writes(customer.chat, name, 'Do you repair chairs from other makers too?');
    await open(desk, name);
    await field(desk).fill('Nell, we do. Bring it to the workshop on any weekday before four.');
    await field(desk).press('Control+Enter');
    await customer.chat.getByText('Bring it to the workshop').waitFor({ timeout: 20_000 });
    const asked = customer.chat.getByRole('region', { name: 'Did you feel heard?' });
    assert.equal(await asked.count(), 0, 'not while it goes on');

    await desk.getByRole('button', { name: 'Close', exact: true }).click();
    const anyway = desk.getByRole('button', { name: 'Close, and leave it open' });
    await desk.getByRole('button', { name: 'Open again', exact: true }).or(anyway).first().waitFor();
    if (await anyway.isVisible()) await anyway.click();
    await asked.getByRole('button', { name: 'Not at all' }).click();
    await asked.getByText('Are you content with how it ended?').waitFor();
    await look(customer.page, 'heard', size, customer.page.frames().at(-1));
    await asked.getByLabel('What should we know?').fill('Nobody asked what it is worth to me.');
    await asked.getByRole('button', { name: 'Tell us' }).click();
    await asked.getByText('A person reads this.').waitFor();

    const said = desk.getByRole('complementary', { name: /felt heard$/ });
    await said.getByText('Nobody asked what it is worth to me.').waitFor();
    await said.getByText(/It is yours to answer/).waitFor();
    await look(desk, 'felt', size);
    await field(desk).fill('Nell, I answered the chair and never asked about you. Whose is it?');
    await field(desk).press('Control+Enter');
    await customer.chat.getByText('Whose is it?').waitFor({ timeout: 20_000 });
    await until('it is answered', async () => /answered today/.test(await said.textContent()));
  });
}
