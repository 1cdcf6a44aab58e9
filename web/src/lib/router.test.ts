import { describe, expect, it } from 'vitest';
import { conversationPath, ownScenarioPath, practisePath, rehearsalPath, routeOf } from './router.svelte';

describe('routeOf', () => {
  const check = (path: string, hash: string, expected: object) => expect(routeOf(path, hash)).toEqual(expected);
  it('knows the desk', () => check('/', '', { page: 'desk', conversation: null }));
  it('knows a conversation', () => check('/c/0199%2F7', '', { page: 'desk', conversation: '0199/7' }));
  it('knows the promises', () => check('/promises', '', { page: 'promises' }));
  it('knows what is one\'s own, and the team\'s', () => {
    for (const page of ['own', 'progress', 'team', 'items']) check(`/${page}`, '', { page });
  });
  it('knows the experiences', () => check('/experiences', '', { page: 'experiences' }));
  it('knows hours and breathing space', () => {
    check('/hours', '', { page: 'hours' });
    check('/breathe', '', { page: 'breathe' });
  });
  it('knows practice and exam', () => {
    check('/practice', '', { page: 'practice', room: 'questions', rehearsal: null });
    check('/practice', '#exam', { page: 'practice', room: 'exam', rehearsal: null });
  });
  it('knows rehearsals', () => {
    check('/practice', '#rehearse', { page: 'practice', room: 'rehearse', rehearsal: null });
    const [path, hash] = rehearsalPath('0199/7').split('#');
    check(path!, `#${hash}`, { page: 'practice', room: 'rehearse', rehearsal: '0199/7' });
  });
  it('knows scenarios that are made here', () => {
    const [path, made] = practisePath('0199/7').split('#');
    check(path!, `#${made}`, { page: 'practice', room: 'rehearse', rehearsal: null, made: { from: 'conversation', id: '0199/7' } });
    const [, own] = ownScenarioPath('7').split('#');
    check('/practice', `#${own}`, { page: 'practice', room: 'rehearse', rehearsal: null, made: { from: 'own', id: '7' } });
  });
  it('knows the outcomes', () => check('/outcomes', '', { page: 'outcomes', weeks: 4 }));
  it('knows their periods', () => check('/outcomes', '#52', { page: 'outcomes', weeks: 52 }));
  it('knows the rules', () => check('/rules', '', { page: 'rules', rule: null }));
  it('knows one rule', () => check('/rules', '#stock-phrase', { page: 'rules', rule: 'stock-phrase' }));
  it('leads anything else to the desk', () => check('/c/a/b', '', { page: 'desk', conversation: null }));
  it('finds the way back', () => expect(routeOf(conversationPath('a b'), '')).toMatchObject({ conversation: 'a b' }));
});
