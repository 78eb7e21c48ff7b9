/** Light or dark: as the system is, unless something else was chosen on this device. The style sheets know `data-theme` alone. */
import { keep, kept } from './kept.ts';
import { observable } from './observable.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const NAME = 'theme';
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

export const theme = observable<Theme>(THEMES.find((each) => each === kept(NAME)) ?? 'system');

/** Changes the theme, and keeps the choice. */
export function chooseTheme(chosen: Theme): void {
  keep(NAME, chosen === 'system' ? undefined : chosen);
  theme.set(chosen);
}

theme.subscribe(tellDocument);
systemIsDark.addEventListener('change', tellDocument);
tellDocument();

function tellDocument(): void {
  const chosen = theme.get();
  document.documentElement.dataset.theme =
    chosen !== 'system' ? chosen : systemIsDark.matches ? 'dark' : 'light';
}
