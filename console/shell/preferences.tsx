/** Language and appearance. */
import { chooseLanguage } from '../state/language.ts';
import { useValue } from '../state/observable.ts';
import { chooseTheme, THEMES, theme } from '../state/theme.ts';
import { useSay } from '../texts/say.ts';
import { LANGUAGE_NAMES, SHELL, THEME_NAMES } from '../texts/shell.ts';

/** Each language is offered in its own words. */
export function Preferences() {
  const say = useSay();
  const shown = useValue(theme);
  const other = say.language === 'en' ? 'zh-CN' : 'en';
  return (
    <>
      <button type="button" class="plain" lang={other} onClick={() => chooseLanguage(other)}>
        {LANGUAGE_NAMES[other]}
      </button>
      <label class="theme">
        <span class="visually-hidden">{say(SHELL.theme)}</span>
        <select
          value={shown}
          onChange={({ currentTarget }) =>
            chooseTheme(THEMES.find((each) => each === currentTarget.value) ?? 'system')
          }
        >
          {THEMES.map((each) => (
            <option key={each} value={each}>
              {say(THEME_NAMES[each])}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
