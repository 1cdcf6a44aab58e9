// A difficult customer, practised: lost one way, heard another, both side by side, the debrief; and nobody else opens it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agent, person, remarks, underlined, until } from '../support/browser.mjs';
import { look } from '../support/look.mjs';
import { suite } from '../support/suite.mjs';

const it = suite();

const COLD = 'Hi Dina, we are sorry for any inconvenience. Your parcel will be with you soon.';
const KIND =
  'Dina, you were at home all Tuesday for that telescope and have had to write three times, of course you are angry. Our driver left it at Mill Lane 41 instead of 14. That is our mistake and I am sorry. Is there a day by which you need it?';
const SOLVES =
  'Mia’s first birthday without her dad, and that telescope is his promise to her: I see why it cannot be lost. The driver goes back to number 41 now, collects it and brings it to your door by 8 pm tonight. If it is gone, I order a new one by courier, with you on Friday before noon. Which of the two would you rather have me do first?';

/** The same customer each time. */
const seeded = (page) =>
  page.route('**/v1/rehearsals', (route) =>
    route.request().method() === 'POST'
      ? route.continue({ postData: JSON.stringify({ ...route.request().postDataJSON(), seed: 3 }) })
      : route.continue(),
  );

const reply = (page) => page.getByRole('textbox', { name: 'Reply to Dina' });
const anger = async (page) => Number(await page.getByRole('meter', { name: 'anger' }).getAttribute('aria-valuenow'));
const turns = (page) => page.locator('[data-turn]');

for (const size of [
  { theme: 'light', width: 1440, height: 900 },
  { theme: 'dark', width: 390, height: 844 },
]) {
  test(`a rehearsal to its end, and another way, ${size.width} px`, async () => {
    const options = { theme: size.theme, viewport: { width: size.width, height: size.height } };
    const desk = await agent(it.browser, it.desk, options);
    await seeded(desk);
    await desk.goto('/practice');
    await desk.getByRole('navigation', { name: 'Practice' }).getByRole('link', { name: 'Rehearsals' }).click();
    await desk.getByRole('heading', { level: 1, name: 'Rehearsals' }).waitFor();
    await desk.getByRole('combobox', { name: /^Trade/ }).selectOption('parcel');
    const card = desk.locator('[data-scenario="birthday-telescope"]');
    await card.waitFor();
    await look(desk, 'rehearse-customers', size);
    await card.getByRole('button', { name: /^Begin/ }).click();
    await desk.getByText(/Is anybody there who reads these/).waitFor();
    const start = await anger(desk);

    // The coach of live work, at every word.
    await reply(desk).fill(COLD);
    await until('a remark', async () => (await remarks(desk).count()) > 0);
    assert.ok((await underlined(desk)).length > 0, 'words are underlined');
    await look(desk, 'rehearse-writing', size);
    await desk.keyboard.press('Control+Enter');
    await until('an answer', async () => (await turns(desk).count()) === 1);
    assert.ok((await anger(desk)) > start, 'phrases make it worse');
    assert.match(await desk.locator('[aria-live="polite"]', { hasText: 'Dina says' }).textContent(), /anger \d+/);
    await desk.locator('summary', { hasText: 'What moved Dina' }).click();
    await desk.locator('[data-turn="0"] q', { hasText: 'sorry for any inconvenience' }).waitFor();
    await desk.getByRole('link', { name: 'stock-phrase' }).first().waitFor();
    await look(desk, 'rehearse-moved', size);

    // A page that was lost loses nothing.
    await reply(desk).fill('Dina,');
    await desk.reload();
    await until('the draft', async () => (await reply(desk).inputValue()) === 'Dina,');
    assert.equal(await turns(desk).count(), 1);

    // Another way, by the keyboard alone.
    await desk.getByRole('button', { name: 'Try again from here' }).focus();
    await desk.keyboard.press('Enter');
    await until('the field', () => reply(desk).evaluate((field) => field === document.activeElement));
    assert.equal(await turns(desk).count(), 0, 'back at the beginning');
    await desk.keyboard.press('Control+a');
    await desk.keyboard.insertText(KIND);
    await desk.keyboard.press('Control+Enter');
    await desk.getByText(/her dad promised her that telescope/).first().waitFor();
    await until('the field', () => reply(desk).evaluate((field) => field === document.activeElement));
    const answer = desk.locator('[data-answer]').last();
    await until('the answer is in sight', () => answer.evaluate((one) => one.getBoundingClientRect().bottom < document.querySelector('section[aria-label="Your reply"]').getBoundingClientRect().top + 1));
    await look(desk, 'rehearse-way', size);
    await desk.keyboard.insertText(SOLVES);
    await desk.keyboard.press('Control+Enter');
    await desk.getByRole('heading', { name: 'Solved, and Dina feels heard.' }).waitFor();
    await until('the debrief has the focus', () => desk.evaluate(() => document.activeElement?.matches('[data-debrief]')));
    for (const part of ['What worked', 'One thing to try next', 'What really hurt', 'Needs met', 'Missed']) {
      await desk.getByRole('heading', { name: part }).waitFor();
    }
    const ways = desk.getByRole('region', { name: 'Ways that you tried' }).getByRole('article');
    assert.equal(await ways.count(), 2);
    assert.match(await ways.nth(0).textContent(), /goes on/);
    assert.match(await ways.nth(1).textContent(), /heard.*stands best/s);
    await look(desk, 'rehearse-debrief', size);
    await desk.getByRole('region', { name: 'Ways that you tried' }).scrollIntoViewIfNeeded();
    await look(desk, 'rehearse-ways', size);
    await ways.nth(0).getByRole('button', { name: 'Show way 1' }).click();
    await desk.getByText(COLD).first().waitFor();
    assert.equal(await turns(desk).count(), 1);
    await desk.getByRole('button', { name: 'Stop here and look back' }).click();
    await desk.getByRole('heading', { name: 'Up to here' }).waitFor();

    // Nobody else's.
    const id = desk.url().split('/').at(-1);
    const other = await person(it.browser, it.desk, options);
    await other.goto('/');
    await other.getByLabel('Email').fill('ida@fennick.example');
    await other.getByLabel('Password').fill(it.desk.password);
    await other.getByRole('button', { name: 'Sign in' }).click();
    await other.locator('[data-conversation]').first().waitFor();
    assert.equal(await other.evaluate(async (path) => (await fetch(path)).status, `/v1/rehearsals/${id}`), 404);
    await other.goto(`/practice#rehearse/${id}`);
    await other.getByText('There is no such rehearsal, or it is not yours.').waitFor();
    other.complaints = other.complaints.filter((complaint) => !/status of 404/.test(complaint));

    // What was done is on the list, and can be erased.
    await desk.getByRole('link', { name: 'All customers' }).first().click();
    assert.match(await card.textContent(), /best: heard/);
    const mine = desk.getByRole('region', { name: 'Your rehearsals' });
    assert.match(await mine.textContent(), /3 replies/);
    await mine.scrollIntoViewIfNeeded();
    await look(desk, 'rehearse-kept', size);
    await mine.getByRole('button', { name: /^Erase The telescope/ }).first().click();
    await until('it is gone', async () => !(await mine.isVisible()));
  });
}

test('what was left out is told, and nothing that was shown is rewritten', async () => {
  const size = { theme: 'light', width: 1440 };
  const desk = await agent(it.browser, it.desk, { theme: size.theme });
  await seeded(desk);
  const changed = (pattern, change) =>
    desk.route(pattern, async (route) => {
      if (route.request().method() !== 'GET') return route.fallback();
      const response = await route.fetch();
      const body = await response.json();
      change(body);
      await route.fulfill({ response, json: body });
    });
  const broken = { file: 'ours/night.toml', line: 2, field: 'trade', reason: 'unknown variant `parcels`; did you mean `parcel`?' };
  await changed('**/v1/scenarios', (told) => told.left_out.push(broken));
  await desk.goto('/practice');
  await desk.getByRole('region', { name: 'Files that were left out' }).getByText('ours/night.toml:2').waitFor();
  await desk.getByRole('navigation', { name: 'Practice' }).getByRole('link', { name: 'Rehearsals' }).click();
  await desk.getByRole('region', { name: 'Files that were left out' }).getByText(/did you mean/).waitFor();
  await look(desk, 'rehearse-left-out', size);
  await desk.getByRole('button', { name: 'Begin: The telescope that was never delivered' }).click();
  await reply(desk).fill(COLD);
  await desk.keyboard.press('Control+Enter');
  await until('an answer', async () => (await turns(desk).count()) === 1);
  await changed('**/v1/rehearsals/*', (run) => {
    run.same_scenario = false;
    run.turns[0].today = { mood: { anger: 0.5, trust: 0.5, hope: 0.5 }, outcome: null };
  });
  await desk.reload();
  await desk.getByText(/This scenario has changed since you played it/).waitFor();
  assert.equal(await reply(desk).count(), 0, 'it is not played on');
  assert.equal(await desk.getByRole('button', { name: 'Try again from here' }).count(), 0);
  await desk.locator('summary', { hasText: 'What moved Dina' }).click();
  await desk.getByText(/Today’s coach would say otherwise: anger 50/).waitFor();
  await look(desk, 'rehearse-changed', size);
});
