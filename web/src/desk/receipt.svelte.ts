// The receipt of an erasure, shown when nothing else of the customer is left to show.
import type { ErasureReceipt } from '../api/types';

export const erased = $state<{ receipt: ErasureReceipt | null }>({ receipt: null });
