// What the chat in the iframe and the loader on the shop's page say to each other. Nothing private crosses.

export type FrameWord = { heard: 'close' } | { heard: 'unread'; count: number };

export function isFrameWord(data: unknown): data is FrameWord {
  const heard = (data as { heard?: unknown } | null)?.heard;
  return heard === 'close' || (heard === 'unread' && Number.isInteger((data as { count?: unknown }).count));
}
