/** The pages, each loaded when somebody goes there. */
import type { ComponentType } from 'preact';
import { Refused } from '../api/problem.ts';
import { Heading } from '../components/heading.tsx';
import { Failure, Loading } from '../components/states.tsx';
import { useModule } from '../components/use-module.ts';
import { ApplicationPage } from '../pages/application/application.tsx';
import { addressOf, type PageName } from '../state/route.ts';
import { useSay } from '../texts/say.ts';
import { NAVIGATION, SHELL } from '../texts/shell.ts';

const LOADERS: { readonly [P in PageName]: () => Promise<ComponentType> } = {
  // The first that is seen: it is there with the frame.
  application: async () => ApplicationPage,
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
  const { Shown, failed, again } = useModule(name, LOADERS[name]);
  if (Shown !== undefined) return <Shown />;
  return (
    <>
      <Heading title={say(NAVIGATION[name])} />
      {failed ? <Failure refused={new Refused(0, undefined)} again={again} /> : <Loading />}
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
