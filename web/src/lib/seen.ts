// Up to where somebody has read a conversation.

/** The newest message by its id. Not the last one: a reply takes the time at which it goes out, so it may stand after what came later. */
export function newestId(messages: { id: string }[]): string | null {
  return messages.reduce<string | null>((newest, { id }) => (newest === null || id > newest ? id : newest), null);
}
