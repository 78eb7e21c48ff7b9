/** Light or dark: as the system is, unless something else was chosen on this device. */
import { keep, kept } from './kept.ts';
import { observable } from './observable.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const NAME = 'theme';

export const theme = observable<Theme>(THEMES.find((each) => each === kept(NAME)) ?? 'system');

/** Changes the theme, and keeps the choice. */
export function chooseTheme(chosen: Theme): void {
  keep(NAME, chosen === 'system' ? undefined : chosen);
  theme.set(chosen);
}

theme.subscribe(tellDocument);
tellDocument();

function tellDocument(): void {
  const { dataset } = document.documentElement;
  if (theme.get() === 'system') delete dataset.theme;
  else dataset.theme = theme.get();
}
