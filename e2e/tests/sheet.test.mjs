// The four thoughts kept on a sheet that only their writer sees, and experiences found again beside a hard conversation.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agent, open, person, until } from '../support/browser.mjs';
import { look } from '../support/look.mjs';
import { suite } from '../support/suite.mjs';

const it = suite();

/** The side panel of a conversation, with the sheet open. */
async function sheetOf(page, name, narrow) {
  await open(page, name);
  if (narrow) await page.getByRole('button', { name: 'Needs' }).click();
  const sheet = page.locator('[data-sheet]');
  await sheet.getByText('Four thoughts before you write').click();
  return sheet;
}

for (const size of [
  { theme: 'light', width: 1440, height: 900 },
  { theme: 'dark', width: 390, height: 844 },
]) {
  const options = { theme: size.theme, viewport: { width: size.width, height: size.height } };
  const narrow = size.width < 760;

  test(`the sheet is kept for its writer alone, ${size.width} px`, async () => {
    const desk = await agent(it.browser, it.desk, options);
    const sheet = await sheetOf(desk, 'Dervla Mahon', narrow);
    await sheet.getByText('Only you see this.').waitFor();
    const problem = sheet.getByRole('textbox', { name: /^What is the problem/ });
    const how = sheet.getByRole('textbox', { name: /^What can I do/ });
    const read = [await problem.inputValue(), await how.inputValue()];
    assert.ok(read[0] && read[1], 'prefilled by the reading');
    const mine = `A day without pay, and no sofa (${size.width}).`;
    await problem.fill(mine);
    await how.fill('');
    await sheet.getByText('Saved.').waitFor();
    await problem.scrollIntoViewIfNeeded();
    await look(desk, 'sheet', size);

    const like = sheet.locator('[data-similar]');
    await like.getByText('The day I waited for a cooker').waitFor();
    await like.getByText('shared by Ida Lindgren').first().waitFor();
    await like.getByText('The day I waited for a cooker').click();
    await like.getByText('worth a call').waitFor();
    await like.scrollIntoViewIfNeeded();
    await look(desk, 'similar', size);

    await desk.reload();
    await desk.locator('[data-sheet] summary').first().waitFor({ state: 'attached' });
    if (narrow) await desk.getByRole('button', { name: 'Needs' }).click();
    await sheet.getByText('Four thoughts before you write').click();
    assert.deepEqual([await problem.inputValue(), await how.inputValue()], [mine, ''], 'what was written wins, be it nothing');

    const ida = await person(it.browser, it.desk, options);
    await ida.goto('/');
    await ida.getByLabel('Email').fill('ida@fennick.example');
    await ida.getByLabel('Password').fill(it.desk.password);
    await ida.getByRole('button', { name: 'Sign in' }).click();
    await ida.locator('[data-conversation]').first().waitFor();
    const hers = await sheetOf(ida, 'Dervla Mahon', narrow);
    assert.equal(await hers.getByRole('textbox', { name: /^What is the problem/ }).inputValue(), read[0], 'a colleague finds the reading');

    await sheet.getByRole('button', { name: 'Start again from the reading' }).click();
    await until('the reading stands again', async () => (await problem.inputValue()) === read[0] && (await how.inputValue()) === read[1]);
    await sheet.getByRole('button', { name: 'Put my words back' }).click();
    assert.equal(await problem.inputValue(), mine);
    await sheet.getByRole('button', { name: 'Start again from the reading' }).click();
    await sheet.getByText('Saved.').waitFor();
  });

  test(`an experience is noted beside a conversation, by keyboard alone, ${size.width} px`, async () => {
    const desk = await agent(it.browser, it.desk, options);
    const { keyboard } = desk;
    const sheet = await sheetOf(desk, 'Dervla Mahon', narrow);
    const like = sheet.locator('[data-similar]');
    await like.getByText('The day I waited for a cooker').waitFor();
    await sheet.getByRole('textbox', { name: /^When did I feel/ }).focus();
    const note = like.getByRole('button', { name: '+ Note an experience' });
    for (let tabs = 0; tabs < 8 && !(await note.evaluate((it) => it === document.activeElement)); tabs += 1) await keyboard.press('Tab');
    await keyboard.press('Enter');
    const form = desk.getByRole('form', { name: 'Note an experience' });
    await form.waitFor();
    const words = `A sofa was to come to my flat on my day off (${size.width}), and I sat on the floor of an empty front room till night. Nobody told me anything.`;
    await keyboard.type(words);
    await form.getByText('Private: nobody but you reads it.').waitFor();
    await form.scrollIntoViewIfNeeded();
    await look(desk, 'noting', size);
    await keyboard.press('Tab');
    await keyboard.press('Space');
    await form.getByText(/^Everybody in Fennick & Daughters reads it/).waitFor();
    await keyboard.press('Space');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await like.getByText('Noted, for you alone.').waitFor();
    await until('the focus is back', () => note.evaluate((it) => it === document.activeElement));
    await like.getByText(`my day off (${size.width})`).first().waitFor();
    await like.getByText('yours alone').first().waitFor();
  });

  test(`experiences are read, looked through, shared and deleted, ${size.width} px`, async () => {
    const desk = await agent(it.browser, it.desk, options);
    await desk.getByRole('link', { name: 'Experiences' }).click();
    await desk.getByRole('heading', { level: 1, name: 'Experiences' }).waitFor();
    await desk.getByRole('button', { name: 'Note an experience' }).click();
    const form = desk.getByRole('form', { name: 'Note an experience' });
    const title = `Hold music ${size.width}`;
    await form.getByLabel(/^In one line/).fill(title);
    await form.getByLabel(/^What happened/).fill('An hour of it, and then the line went dead.');
    await form.getByRole('button', { name: 'Note it' }).click();
    const card = desk.locator('[data-experience]', { hasText: title });
    await card.getByText('yours alone').waitFor();
    await desk.getByText('shared by Ida Lindgren').first().waitFor();
    assert.equal(await desk.getByText('Two bills').count(), 0, 'what a colleague keeps to herself is not here');
    await look(desk, 'experiences', size);

    await card.getByRole('button', { name: /^Share with the team/ }).click();
    await card.getByText('yours, shared').waitFor();
    await card.getByRole('button', { name: /^Edit/ }).click();
    const edit = desk.getByRole('form', { name: 'Change this experience' });
    await edit.getByLabel(/^What happened/).fill('Two hours of it.');
    await look(desk, 'experience-edit', size);
    await edit.getByRole('button', { name: 'Keep it so' }).click();
    await card.getByText('Two hours of it.').waitFor();
    await card.getByRole('button', { name: /^Make private/ }).click();
    await card.getByText('yours alone').waitFor();

    await desk.getByRole('searchbox').fill('hold two');
    await until('one is left', async () => (await desk.locator('[data-experience]').count()) >= 1 && !(await desk.getByText('The day I waited').count()));
    await card.getByRole('button', { name: /^Delete/ }).click();
    await card.getByText('Delete it for good?').waitFor();
    await desk.keyboard.press('Tab');
    await desk.keyboard.press('Enter');
    await card.waitFor({ state: 'detached' });
    await desk.getByText('Nothing with these words.').waitFor();
  });
}
