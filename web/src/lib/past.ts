// Words that somebody types to have them replaced in a past conversation.

/** `place:Ottery, Zephyrion` → both, without what is said twice. */
export const wordsOf = (typed: string): string[] => [...new Set(typed.split(',').map((words) => words.trim()).filter(Boolean))];
