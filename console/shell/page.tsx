/** The pages, each loaded when somebody goes there. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Refused } from '../api/problem.ts';
import { Heading } from '../components/heading.tsx';
import { Failure, Loading } from '../components/states.tsx';
import { addressOf, type PageName } from '../state/route.ts';
import { useSay } from '../texts/say.ts';
import { NAVIGATION, SHELL } from '../texts/shell.ts';

const LOADERS: { readonly [P in PageName]: () => Promise<ComponentType> } = {
  application: async () => (await import('../pages/application/application.tsx')).ApplicationPage,
  portfolio: async () => (await import('../pages/portfolio/portfolio.tsx')).PortfolioPage,
  codes: async () => (await import('../pages/codes/codes.tsx')).CodesPage,
  filings: async () => (await import('../pages/filings/filings.tsx')).FilingsPage,
  report: async () => (await import('../pages/report/report.tsx')).ReportPage,
  results: async () => (await import('../pages/results/results.tsx')).ResultsPage,
  rules: async () => (await import('../pages/rules/rules.tsx')).RulesPage,
  settings: async () => (await import('../pages/settings/settings.tsx')).SettingsPage,
};

/** A page by its name. One that cannot be loaded says so, and can be tried again. */
export function Page({ name }: { name: PageName }) {
  const say = useSay();
  const [state, setState] = useState<{ of?: PageName; shown?: ComponentType; failed?: true }>({});
  const load = () => {
    LOADERS[name]().then(
      (shown) => setState({ of: name, shown }),
      () => setState({ of: name, failed: true }),
    );
  };
  useEffect(load, [name]);
  const Shown = state.of === name ? state.shown : undefined;
  if (Shown !== undefined) return <Shown />;
  return (
    <>
      <Heading title={say(NAVIGATION[name])} />
      {state.of === name && state.failed ? (
        <Failure refused={new Refused(0, undefined)} again={load} />
      ) : (
        <Loading />
      )}
    </>
  );
}

/** For an address that no page has. */
export function NoSuchPage() {
  const say = useSay();
  return (
    <>
      <Heading title={say(SHELL.noSuchPage)} />
      <p>
        <a href={addressOf('application')}>{say(SHELL.toStart)}</a>
      </p>
    </>
  );
}
