// What the keys of writing do, wherever a reply is written with the coach beside it.
import { commandOf } from '../../lib/keys';
import type { Range16 } from '../../lib/underline';
import type { Coached } from './coached.svelte';

interface Field {
  select(range: Range16): void;
  write(range: Range16, words: string): void;
}

/** `leave`: where no remark is looked at, Esc leaves the field. */
export function onWritingKey(event: KeyboardEvent, draft: Coached, field: Field, does: { send: () => void; leave: () => void }) {
  const { active } = draft;
  const ready = active?.mark.suggestions.find((s) => s.applicability !== 'idea');
  const step = (by: 1 | -1) => {
    const to = draft.step(by);
    if (to) field.select(to.range);
  };
  const act: Partial<Record<string, () => void>> = {
    send: does.send,
    'next-finding': () => step(1),
    'previous-finding': () => step(-1),
    apply: () => active && ready && field.write(active.range, ready.text),
    dismiss: () => (active ? void draft.dismiss(active.mark) : does.leave()),
  };
  const command = commandOf(event, ['composer']);
  if (!command || !act[command] || event.isComposing) return;
  event.preventDefault();
  act[command]();
}
