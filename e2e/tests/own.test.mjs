// What belongs to the agent alone: a tap, a note, taking back; wishes, progress, another password; and the team, told of many.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agent, until } from '../support/browser.mjs';
import { look } from '../support/look.mjs';
import { suite } from '../support/suite.mjs';

const it = suite();

const share = (right, of) => ({ right, of, low: Math.max(0, right / of - 0.2), high: Math.min(1, right / of + 0.15), few: of < 10 });
const weeks = ['2026-01-05', '2026-01-19', '2026-02-02', '2026-02-16', '2026-03-02', '2026-03-09'];
const area = (letter, title, rights) => ({
  letter,
  title,
  share: rights.length ? share(rights.reduce((sum, one) => sum + one, 0), rights.length * 12) : share(0, 0),
  weeks: rights.map((right, at) => ({ week: weeks[at], share: at === 1 ? share(3, 4) : share(right, 12) })),
  sources: rights.length ? [{ source: 'quiz', answers: rights.length * 9 }, { source: 'exam', answers: rights.length * 3 }] : [],
});
/** What needs weeks and colleagues to come about. */
const LATER = {
  '/v1/progress': {
    from: '2025-09-15',
    to: '2026-03-09',
    areas: [
      area('L', 'Listen', [5, 7, 8, 9, 10, 11]), area('U', 'Understand', [9, 9]), area('V', 'Validate', [4, 5, 4, 7, 8, 9]),
      area('C', 'Communicate clearly and with compassion', [10]), area('O', 'Offer', []), area('F', 'Follow up', [6, 4, 7]),
    ],
  },
  '/v1/tally': {
    fewest_people: 5,
    weeks: [
      { week: '2026-03-02', people: 17, bands: [{ from: 'drained', to: 'low', people: 6 }, { from: 'all_right', to: 'all_right', people: 5 }, { from: 'good', to: 'light', people: 6 }] },
      { week: '2026-02-23', people: 6, bands: [{ from: 'drained', to: 'light', people: 6 }] },
    ],
  },
  '/v1/progress/team': {
    fewest_people: 5,
    from: '2025-12-15',
    until: '2026-03-09',
    areas: [
      { letter: 'L', title: 'Listen', people_at_least: 15, bands: [{ from: 'beginning', to: 'beginning', people_at_least: 5 }, { from: 'under_way', to: 'sure', people_at_least: 10 }] },
      { letter: 'V', title: 'Validate', people_at_least: 5, bands: [{ from: 'beginning', to: 'sure', people_at_least: 5 }] },
      { letter: 'O', title: 'Offer', people_at_least: null, bands: [] },
    ],
  },
};
const later = (page) =>
  Promise.all(Object.entries(LATER).map(([path, body]) => page.route((url) => url.pathname === path, (route) => route.fulfill({ json: body }))));
const items = (page) =>
  page.route('**/v1/quiz/items/statistics', async (route) => {
    const told = await (await route.fetch()).json();
    Object.assign(told.items[0], { people_at_least: 15, easy: 0.7, few: false, tells: 0.34, upper_lower: 0.41 });
    Object.assign(told.items[1], { people_at_least: 10, easy: 0.55, few: false, tells: -0.04, upper_lower: -0.1, poor: true });
    Object.assign(told.items[2], { people_at_least: 10, easy: 1, few: false, extreme: true });
    await route.fulfill({ json: told });
  });

for (const size of [
  { theme: 'light', width: 1440, height: 900 },
  { theme: 'dark', width: 390, height: 844 },
]) {
  const options = { theme: size.theme, viewport: { width: size.width, height: size.height } };

  test(`a check-in is one tap, and its writer's, ${size.width} px`, async () => {
    const desk = await agent(it.browser, it.desk, options);
    const menu = desk.getByRole('button', { name: /how are you today/ });
    await menu.focus();
    await desk.keyboard.press('Enter');
    await desk.getByRole('heading', { name: 'How are you today?' }).waitFor();
    await look(desk, 'own-menu', size);
    for (let tabs = 0; tabs < 2; tabs += 1) await desk.keyboard.press('Tab');
    await desk.keyboard.press('Enter');
    await desk.getByText('Kept, for you alone.').waitFor();
    assert.equal(await desk.getByRole('button', { name: 'Low', exact: true }).getAttribute('aria-pressed'), 'true', 'by keys alone');
    await desk.getByLabel('A word for yourself').fill('The third shouting one before lunch.');
    await look(desk, 'own-said', size);
    await desk.getByRole('button', { name: 'Keep the note' }).click();
    await desk.getByText('Your note is kept.').waitFor();
    await desk.keyboard.press('Escape');
    await until('the menu is closed', async () => (await menu.getAttribute('aria-expanded')) === 'false');
    await menu.click();
    await desk.getByRole('button', { name: 'Light', exact: true }).click();
    await desk.getByText('Kept, for you alone.').waitFor();
    await desk.getByRole('button', { name: 'Take it back' }).click();
    await desk.getByText('Taken back').waitFor();

    await desk.getByRole('link', { name: 'Yours alone' }).click();
    await desk.getByText('The third shouting one before lunch.').first().waitFor();
    await desk.getByRole('checkbox', { name: /Count my word/ }).check();
    await look(desk, 'own-page', size);
    await desk.reload();
    await until('the wish is kept', () => desk.getByRole('checkbox', { name: /Count my word/ }).isChecked());
    await desk.getByRole('button', { name: /^Forget what you said today/ }).first().click();
    await desk.getByText('Nothing.', { exact: true }).waitFor();
    await desk.getByRole('button', { name: 'Good', exact: true }).click();
    await desk.getByRole('button', { name: 'Forget all' }).click();
    await look(desk, 'own-forget', size);
    await desk.getByRole('dialog').getByRole('button', { name: 'Forget all' }).click();
    await desk.getByText('Nothing.', { exact: true }).waitFor();
    await desk.getByRole('checkbox', { name: /Count my word/ }).uncheck();
  });

  test(`progress, the team and the questions, ${size.width} px`, async () => {
    const desk = await agent(it.browser, it.desk, options);
    await desk.goto('/progress');
    await desk.getByText('Nothing yet').waitFor();
    await desk.goto('/team');
    await desk.getByText('Nothing to tell yet: a week is shown').waitFor();
    await look(desk, 'team-empty', size);
    await later(desk);
    await desk.goto('/progress');
    await desk.getByRole('heading', { name: 'Validate' }).waitFor();
    await look(desk, 'progress', size);
    await desk.goto('/team');
    await desk.getByText('Drained or low').waitFor();
    await look(desk, 'team', size);
    await desk.goto('/items');
    await desk.getByText('Nothing to tell yet').waitFor();
    await items(desk);
    await desk.reload();
    await desk.getByText(/does not tell who knows/).waitFor();
    await look(desk, 'items', size);
  });
}

test('another password, and the notes open still', async () => {
  const desk = await agent(it.browser, it.desk);
  await desk.getByRole('button', { name: /how are you today/ }).click();
  await desk.getByRole('button', { name: 'All right' }).click();
  await desk.getByText('Kept, for you alone.').waitFor();
  await desk.getByRole('button', { name: 'Change password' }).click();
  await desk.getByLabel('Your password now').fill(it.desk.password);
  await desk.getByLabel('The new one').fill('another, and my own');
  await desk.getByLabel('The same again').fill('another, and my own');
  await look(desk, 'own-password', { theme: 'light', width: 1440 });
  await desk.getByRole('button', { name: 'Change it' }).click();
  await desk.getByText('It is another now').waitFor();
  await desk.getByRole('button', { name: 'Close', exact: true }).click();
  await desk.getByRole('button', { name: 'Sign out' }).click();
  await desk.getByLabel('Email').fill(it.desk.email);
  await desk.getByLabel('Password').fill('another, and my own');
  await desk.getByRole('button', { name: 'Sign in' }).click();
  await desk.locator('[data-conversation]').first().waitFor();
  await desk.goto('/own');
  await until('what was said', async () => (await desk.locator('main li strong').allTextContents()).includes('All right'));
});
