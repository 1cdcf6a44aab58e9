// The other ways in which a person came, as far as their conversations show.
import type { Conversation } from '../../api/types';

export interface OtherWay {
  customer: string;
  subjects: string[];
  /** When they began a conversation last. */
  last: Date;
}

export function otherWays(it: Pick<Conversation, 'customer' | 'elsewhere'>): OtherWay[] {
  const ways = new Map<string, OtherWay>();
  for (const { customer_id: customer, subject, opened_at } of it.elsewhere) {
    if (customer === it.customer.id) continue;
    const at = new Date(opened_at);
    const way = ways.get(customer) ?? { customer, subjects: [], last: at };
    way.subjects.push(subject);
    if (at > way.last) way.last = at;
    ways.set(customer, way);
  }
  return [...ways.values()];
}
