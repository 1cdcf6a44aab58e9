// Practice with the keyboard, an exam against the clock, and a certificate that anybody can check.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agent, person, until } from '../support/browser.mjs';
import { look } from '../support/look.mjs';
import { suite } from '../support/suite.mjs';

const it = suite();

/** Answers every question of the exam that is open, rightly: practice tells what is right. */
const solve = (page) =>
  page.evaluate(async () => {
    const { csrf } = await (await fetch('/v1/session')).json();
    const headers = { 'content-type': 'application/json', 'x-heard-csrf': csrf };
    const post = (path, body) => fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
    const { exams } = await (await fetch('/v1/exams')).json();
    const exam = exams.find(({ score }) => !score);
    for (const { item } of exam.questions) {
      const { reasons } = await (await post('/v1/quiz/answers', { item: item.id, chosen: [0] })).json();
      const chosen = reasons.filter(({ right }) => right).map(({ place }) => place);
      const sent = await post(`/v1/exams/${exam.id}/answers`, { item: item.id, chosen });
      if (!sent.ok) throw new Error(await sent.text());
    }
  });

for (const size of [
  { theme: 'light', width: 1440, height: 900 },
  { theme: 'dark', width: 390, height: 844 },
]) {
  test(`practice, exam and certificate, ${size.width} px`, async () => {
    const options = { theme: size.theme, viewport: { width: size.width, height: size.height } };
    const desk = await agent(it.browser, it.desk, options);
    await desk.goto('/practice');
    await desk.getByRole('region', { name: 'Question' }).waitFor();
    await desk.getByRole('combobox', { name: /^Chapter/ }).selectOption({ label: 'Validate' });
    const easy = desk.waitForResponse((answer) => /quiz\/next.*level=1/.test(answer.url()));
    await desk.getByRole('combobox', { name: /^Level/ }).selectOption('1');
    await easy;
    await until('an item of the chapter', async () => /V\d/.test(await desk.locator('.about').textContent()));
    assert.ok(await desk.getByRole('button', { name: 'Answer' }).isDisabled(), 'nothing is chosen yet');
    await desk.getByRole('heading', { name: 'Practice' }).click();
    await desk.keyboard.press('2');
    assert.ok(await desk.getByRole('radio').nth(1).isChecked());
    await look(desk, 'practice-question', size);
    await desk.keyboard.press('Enter');
    await desk.getByText(/It comes again on/).waitFor();
    assert.equal(await desk.locator('.why').count(), await desk.getByRole('radio').count(), 'a reason for every answer');
    await desk.getByRole('region', { name: 'Your last answer to each, by chapter' }).waitFor();
    await look(desk, 'practice-reasons', size);
    const first = await desk.locator('legend').textContent();
    await desk.keyboard.press('Enter');
    await until('the next item', async () => (await desk.locator('legend').textContent()) !== first);
    await desk.keyboard.press('1');
    assert.ok(await desk.getByRole('radio').first().isChecked());

    await desk.getByRole('navigation', { name: 'Practice' }).getByRole('link', { name: 'Exam' }).click();
    await desk.getByRole('button', { name: 'Begin' }).click();
    await desk.getByText('Question 1 of 24').waitFor();
    assert.match(await desk.getByRole('timer').textContent(), /^(30:00|29:\d\d)$/);
    await desk.keyboard.press('3');
    await desk.getByRole('button', { name: 'Hand in (23 open)' }).waitFor();
    await look(desk, 'exam', size);
    await solve(desk);
    await desk.reload();
    await desk.getByRole('button', { name: 'Hand in', exact: true }).click();
    await desk.getByRole('heading', { name: 'Passed' }).waitFor();
    await look(desk, 'exam-passed', size);
    await desk.getByRole('button', { name: 'Certificate' }).click();
    await desk.getByText('This desk has signed it').waitFor();
    await look(desk, 'certificate', size);

    const link = desk.url();
    const anybody = await person(it.browser, it.desk, options);
    await anybody.goto(link);
    await anybody.getByText('24 of 24').waitFor();
    await anybody.goto(`${link.slice(0, -4)}AAAA`);
    await anybody.getByRole('heading', { name: 'This is no certificate of this desk' }).waitFor();
    await desk.goto('/practice#exam');
    await desk.getByRole('button', { name: /Look at the exam of/ }).first().waitFor();
  });
}
