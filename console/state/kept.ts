/** What stays on this device. Storage may be switched off or full: then nothing is kept, and the page works on. */

const PREFIX = 'icp-preflight.';

/** What was kept under a name; undefined where there is none, or none can be read. */
export function kept(name: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value under a name, or forgets it; tells whether that went well. */
export function keep(name: string, value: string | undefined): boolean {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
    return true;
  } catch {
    return false;
  }
}

/** Calls `listener` when another tab keeps something else under a name; returns what ends that. */
export function onKeptElsewhere(name: string, listener: () => void): () => void {
  const heard = ({ key }: StorageEvent) => {
    if (key === PREFIX + name || key === null) listener();
  };
  addEventListener('storage', heard);
  return () => removeEventListener('storage', heard);
}

/** The same for as long as this tab is open. */
export function keptInTab(name: string): string | undefined {
  try {
    return sessionStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value for as long as this tab is open, or forgets it. */
export function keepInTab(name: string, value: string | undefined): void {
  try {
    if (value === undefined) sessionStorage.removeItem(PREFIX + name);
    else sessionStorage.setItem(PREFIX + name, value);
  } catch {
    // Then it is gone with the page.
  }
}
