// Every screen in both themes and at both widths: nothing serious for axe, and a picture to look at in results/.
import { test } from 'node:test';
import { NARROW, WIDE, agent, field, open, person, shopper, until, writes } from '../support/browser.mjs';
import { look } from '../support/look.mjs';
import { suite } from '../support/suite.mjs';

const it = suite();

const DRAFT =
  'Dear Dervla, we apologise for any inconvenience. Unfortunately the carrier had delays outside our control, and our policy does not allow a refund before ten days. I will ring you with the hour of the van by tomorrow 10 am.';

for (const theme of ['light', 'dark']) {
  for (const viewport of [WIDE, NARROW]) {
    const size = { theme, width: viewport.width };
    const options = { theme, viewport };
    const narrow = viewport === NARROW;

    test(`the agent’s screens, ${theme}, ${viewport.width} px`, async () => {
      const stranger = await person(it.browser, it.desk, options);
      await stranger.goto('/');
      await stranger.getByLabel('Email').waitFor();
      await look(stranger, 'login', size);

      const desk = await agent(it.browser, it.desk, options);
      if (narrow) await look(desk, 'queue', size);
      await open(desk, 'Dervla Mahon');
      await desk.locator('[data-need]').first().waitFor({ state: 'attached' });
      await look(desk, 'reading', size);
      if (narrow) await desk.getByRole('button', { name: 'Needs' }).click();
      await desk.getByText('Four thoughts before you write').click();
      await desk.locator('[data-thought="U4"]').scrollIntoViewIfNeeded();
      await look(desk, 'thoughts', size);
      await desk.getByText('Four thoughts before you write').click();
      if (narrow) await desk.getByRole('button', { name: '← Back' }).click();
      await field(desk).fill(DRAFT);
      await until('remarks are there', () => desk.locator('.mirror .warning').count());
      await field(desk).press('Alt+n');
      // The caret, not a selection, rests in the underlined words.
      await field(desk).press('ArrowLeft');
      await desk.getByRole('article', { name: 'Remark' }).waitFor();
      await desk.getByText('Draft saved').waitFor();
      await look(desk, 'desk', size);
      if (narrow) {
        await desk.getByRole('button', { name: 'Needs' }).click();
        await look(desk, 'needs', size);
        await desk.getByRole('button', { name: '← Back' }).click();
      }
      await field(desk).press('Control+Enter');
      await desk.getByRole('button', { name: /^Undo/ }).waitFor();
      await look(desk, 'undo', size);
      await desk.getByRole('button', { name: /^Undo/ }).click();
      await until('the words are back', async () => (await field(desk).inputValue()) === DRAFT);
      await field(desk).fill('');

      await desk.goto('/promises');
      await desk.getByRole('button', { name: /^Slipping/ }).first().waitFor();
      await look(desk, 'promises', size);
      await desk.getByRole('button', { name: /^Slipping/ }).first().click();
      await desk.getByRole('dialog').waitFor();
      await look(desk, 'slipping', size);
      await desk.goto('/rules');
      await desk.getByRole('link', { name: /stock-phrase/ }).click();
      await desk.getByRole('heading', { level: 1 }).waitFor();
      await look(desk, 'rules', size);
      await desk.keyboard.press('?');
      await desk.getByRole('dialog', { name: 'Keys' }).waitFor();
      await look(desk, 'keys', size);
    });

    test(`the customer’s screens, ${theme}, ${viewport.width} px`, async () => {
      const customer = await shopper(it.browser, it.desk, options);
      await customer.chat.getByLabel('Your name').waitFor();
      const frame = customer.page.frames().at(-1);
      await look(customer.page, 'shop', size, frame);
      const name = `Rosa ${theme} ${viewport.width}`;
      await writes(customer.chat, name, 'The print came with the wrong name on it, and the memorial is on Saturday. Can it be put right in time?');

      const page = await person(it.browser, it.desk, options);
      await page.goto('/widget');
      await page.getByLabel('Your name').waitFor();
      await look(page, 'widget-start', size);
      const desk = await agent(it.browser, it.desk);
      await open(desk, name);
      await field(desk).fill(
        'Rosa, the wrong name on a memorial print hurts, and it was our mistake. I have sent it back to the engraver. I will call you when it leaves the workshop by tomorrow 4 pm.',
      );
      await desk.getByRole('list', { name: /^Promises in this reply/ }).waitFor();
      await field(desk).press('Control+Enter');
      await customer.chat.getByText('What we promised you').waitFor({ timeout: 20_000 });
      await look(customer.page, 'widget', size, frame);
    });
  }
}
