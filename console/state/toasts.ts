/** Short messages at the edge of the page, with a way back where there is one. */
import type { Text } from '../../lib/texts.ts';
import { observable } from './observable.ts';

/** `undo` takes back what was done. */
type Toast = {
  id: number;
  text: Text;
  values?: Record<string, string | number>;
  undo?: () => void;
};

const SHOWN_MS = 8_000;
const AT_ONCE = 3;

export const toasts = observable<readonly Toast[]>([]);
let lastId = 0;

/** Shows a message. */
export function showToast(toast: Omit<Toast, 'id'>): void {
  lastId += 1;
  const id = lastId;
  toasts.set([...toasts.get(), { ...toast, id }].slice(-AT_ONCE));
  setTimeout(() => closeToast(id), SHOWN_MS);
}

/** Takes a message away. */
export function closeToast(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id));
}
