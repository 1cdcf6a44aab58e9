// A conversation becomes a scenario of one's own: looked over, kept, played, shared after reading; and nothing of the customer in it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agent, colleague, shopper, until, writes } from '../support/browser.mjs';
import { look } from '../support/look.mjs';
import { suite } from '../support/suite.mjs';

const it = suite();

const SAID =
  'This is the third time I write. My Zephyrion kettle KT-4471 came broken again, on 12 March. I am furious: I had promised it to my mother in ottery, and she sat there without one. You can ring me on 01632 960 001. Dorothea Quillfeather';
const REAL = /Quillfeather|Dorothea|Zephyrion|KT-4471|ottery|960 001/i;

for (const size of [
  { theme: 'light', width: 1440, height: 900 },
  { theme: 'dark', width: 390, height: 844 },
  { theme: 'dark', width: 1440, height: 900 },
  { theme: 'light', width: 390, height: 844 },
]) {
  test(`a conversation practised, ${size.theme}, ${size.width} px`, async () => {
    const name = 'Dorothea Quillfeather';
    const { chat } = await shopper(it.browser, it.desk);
    // Another text each time: the same scenario would be kept once.
    await writes(chat, name, `${SAID} ${'!'.repeat(size.width === 1440 ? 1 : 2)}${size.theme === 'dark' ? '' : '?'}`);
    const options = { theme: size.theme, viewport: { width: size.width, height: size.height } };
    const desk = await agent(it.browser, it.desk, options);
    await desk.locator('[data-conversation]', { hasText: name }).first().waitFor();
    await desk.locator('[data-conversation]', { hasText: name }).first().click();
    await desk.getByRole('heading', { level: 1, name }).waitFor();
    if (size.width < 1000) await desk.getByRole('button', { name: 'Needs', exact: true }).click();
    await desk.getByRole('button', { name: `More about ${name}` }).focus();
    await desk.keyboard.press('Enter');
    await desk.keyboard.press('Tab');
    await desk.keyboard.press('Enter');

    // What was replaced, how it would be kept, what to look at again.
    await desk.getByRole('heading', { name: 'Practise this conversation' }).waitFor();
    const replaced = desk.getByRole('region', { name: 'Replaced' });
    await replaced.getByText('KT-4471').waitFor();
    await replaced.getByText('Quillfeather', { exact: true }).waitFor();
    const kept = desk.getByRole('region', { name: 'As it would be kept' });
    assert.ok((await kept.locator('mark').count()) >= 5, 'stand-ins are marked');
    await look(desk, 'past-replaced', size);

    // More, by the keyboard alone: what is pointed out, and what nobody saw.
    const again = desk.getByRole('region', { name: 'Look again' });
    await again.getByRole('button', { name: 'Replace Zephyrion too' }).focus();
    await desk.keyboard.press('Enter');
    await replaced.getByText('Zephyrion', { exact: true }).waitFor();
    await again.getByLabel('Replace these too').focus();
    await desk.keyboard.insertText('place:ottery');
    await desk.keyboard.press('Enter');
    await replaced.getByText('ottery', { exact: true }).waitFor();
    await again.getByRole('button', { name: /^Replaced by you: place:ottery/ }).waitFor();
    assert.doesNotMatch(await kept.innerText(), REAL);
    await look(desk, 'past-more', size);

    // The scenario: broken, it says where; whole, it is kept.
    await desk.getByRole('button', { name: /on to the scenario/ }).click();
    const field = desk.getByRole('textbox', { name: 'The scenario, as a file' });
    const text = await field.inputValue();
    assert.doesNotMatch(text, REAL);
    assert.match(text, /# GAP persona\.who/);
    await desk.getByRole('heading', { name: /^Still to fill in/ }).waitFor();
    const keep = desk.getByRole('button', { name: 'Keep it, for me alone' });
    await field.fill(text.replace(/^difficulty = .*$/m, 'difficulty = 9'));
    const wrong = desk.getByRole('region', { name: 'What keeps it from being played' });
    await wrong.getByText('difficulty').waitFor();
    assert.ok(await keep.isDisabled(), 'what cannot be played is not kept');
    await wrong.getByRole('button', { name: /^Line/ }).click();
    const line = await field.evaluate((one) => one.value.slice(one.selectionStart, one.selectionEnd));
    assert.equal(line, 'difficulty = 9');
    await look(desk, 'past-wrong', size);
    await desk.getByRole('region', { name: 'Still to fill in' }).getByRole('button').last().click();
    assert.ok((await field.evaluate((one) => one.scrollTop)) > 1000, 'a line far down comes in sight');
    await field.fill(`${text}\n# Mrs Quillfeather\n`);
    await desk.locator('[data-came-back]', { hasText: 'Quillfeather' }).waitFor();
    const title = `The kettle, ${size.theme} ${size.width}`;
    await field.fill(text.replace(/^title = .*$/m, `title = "${title}"`));
    await until('it is sound', () => keep.isEnabled());
    await look(desk, 'past-scenario', size);
    await keep.click();

    // One's own: played two turns.
    await desk.getByRole('heading', { name: title }).waitFor();
    await desk.getByText('yours alone', { exact: true }).waitFor();
    await look(desk, 'past-own', size);

    // What is not saved outlives a page that was lost, and is not played.
    await field.fill((await field.inputValue()).replace(/^# GAP persona\.who.*\n/m, ''));
    await desk.reload();
    await until('the change', async () => !/# GAP persona\.who/.test(await field.inputValue()));
    assert.ok(await desk.getByRole('button', { name: 'Begin' }).isDisabled());
    const save = desk.getByRole('button', { name: 'Save' });
    await until('it is sound', () => save.isEnabled());
    await save.click();
    await desk.getByText('Saved.').waitFor();
    await desk.getByRole('button', { name: 'Begin' }).click();
    const reply = desk.getByRole('textbox', { name: /^Reply to/ });
    await reply.fill('I am sorry: a third letter, and the kettle broken again. By when do you need it?');
    await desk.keyboard.press('Control+Enter');
    await until('an answer', async () => (await desk.locator('[data-turn]').count()) === 1);
    await reply.fill('I send you another one today, and write tomorrow by noon whether it has left.');
    await desk.keyboard.press('Control+Enter');
    await until('another', async () => (await desk.locator('[data-turn]').count()) === 2);
    assert.doesNotMatch(await desk.locator('main').innerText(), REAL);

    // On the shelf, marked; shared only by a second click after reading.
    await desk.getByRole('link', { name: 'All customers' }).click();
    const card = desk.getByRole('region', { name: 'Made here' }).locator('li', { hasText: title });
    await card.getByText('yours', { exact: true }).waitFor();
    await look(desk, 'past-shelf', size);
    await card.getByRole('link', { name: `Open: ${title}` }).click();
    await desk.getByRole('button', { name: 'Share with the team…' }).click();
    const asked = desk.getByRole('dialog');
    assert.ok(await asked.getByRole('button', { name: 'Share it' }).isDisabled());
    await asked.getByRole('checkbox').check();
    await look(desk, 'past-share', size);
    await asked.getByRole('button', { name: 'Share it' }).click();
    await desk.getByText('the team plays it', { exact: true }).waitFor();
    const other = await colleague(it.browser, it.desk);
    await other.goto('/practice#rehearse');
    const lent = other.getByRole('region', { name: 'Made here' }).locator('li', { hasText: title });
    await lent.getByText(/^from /).waitFor();
    assert.equal(await lent.getByRole('link').count(), 0, 'others play it and do not read it');

    // Erased by its writer.
    await desk.getByRole('button', { name: 'Erase…' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Erase', exact: true }).click();
    await desk.getByRole('heading', { level: 1, name: 'Rehearsals' }).waitFor();
    await until('it is gone', async () => (await desk.locator('[data-scenario]').count()) > 0 && (await desk.getByRole('region', { name: 'Made here' }).count()) === 0);
  });
}
