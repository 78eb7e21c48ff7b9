/** What single keys do. They rest while somebody types, while a dialog is open, and where a person has switched them off. */
import { keep, kept } from './kept.ts';
import { observable } from './observable.ts';
import { goTo, type PageName } from './route.ts';

/** `g`, then one of these. */
export const GO_KEYS = {
  a: 'application',
  r: 'portfolio',
  c: 'codes',
  f: 'filings',
  l: 'results',
  u: 'rules',
  s: 'settings',
} as const satisfies { [key: string]: PageName };

export const helpOpen = observable(false);
export const keysOn = observable(kept('keys') !== 'off');
/** Counts up when a new application is asked for. */
export const newWanted = observable(0);

const SECOND_KEY_MS = 1_500;
let goUntil = 0;

/** Switches single keys on or off on this device. */
export function switchKeys(on: boolean): void {
  keep('keys', on ? undefined : 'off');
  keysOn.set(on);
}

/** Begins to listen. */
export function listenForKeys(): void {
  addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    if (ctrlKey || metaKey || altKey || !keysOn.get() || isTyping(target)) return;
    if (document.querySelector('dialog[open]') !== null) return;
    if (act(key)) event.preventDefault();
  });
}

/** Whether the key did something. */
function act(key: string): boolean {
  const page =
    Date.now() < goUntil ? Object.entries(GO_KEYS).find(([letter]) => letter === key)?.[1] : undefined;
  goUntil = 0;
  if (page !== undefined) goTo(page);
  else if (key === 'g') goUntil = Date.now() + SECOND_KEY_MS;
  else if (key === '?') helpOpen.set(true);
  else if (key === 'n') beginNew();
  else if (key === '/') return focusSearch();
  else return false;
  return true;
}

function beginNew(): void {
  goTo('application');
  newWanted.set(newWanted.get() + 1);
}

function focusSearch(): boolean {
  const search = document.querySelector<HTMLElement>('[data-search]');
  search?.focus();
  return search !== null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  );
}
