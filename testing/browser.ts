/**
 * Chromium on the console: one browser for a test file, a real service behind it, and a record of what a page must not
 * do. `CHROMIUM` names the program; without one the tests of a file are left out, and the report of the run says so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Route,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useLab } from './lab.ts';

const PROGRAMS = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const PROGRAM = PROGRAMS.find((path) => path !== '' && existsSync(path));

/** Tests for which a browser must be there; without one a test that says that they were left out. */
export function inBrowser(title: string, define: () => void): void {
  if (PROGRAM !== undefined) describe(title, define);
  else it(title, ({ skip }) => skip('no Chromium here: the console was not tried in a browser'));
}

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** For every wait: the machine may be busy. */
const PATIENCE_MS = Number(process.env.PATIENCE_MS ?? 120_000);
/** The same, for `expect.poll`. */
export const PATIENCE = { timeout: PATIENCE_MS };
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export type Opened = {
  /** `#/rules`; without it the start. */
  place?: string;
  tenant?: string;
  /** null: signed in by nobody. */
  scope?: string | null;
  language?: 'en' | 'zh-CN';
  dark?: boolean;
  width?: number;
  height?: number;
  context?: BrowserContext;
};

const ALL_SCOPES = 'read check codes redeem';
const LINK_OF_PAGE = 'nav a[aria-current=page]';

/** The service and the browser, from the first test of the file to its last; pages are closed after each test. */
export function useConsole() {
  const lab = useLab();
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  const provoked: RegExp[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({
      ...(PROGRAM === undefined ? {} : { executablePath: PROGRAM }),
      args: ARGUMENTS,
      timeout: PATIENCE_MS,
    });
  });
  beforeEach(() => {
    // The clock of the service is that of the browser, which knows no other.
    lab.world.clock.now = Date.now();
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    const expected = provoked.splice(0);
    const seen = faults.splice(0);
    expect(
      seen.filter((fault) => !expected.some((each) => each.test(fault))),
      'errors in the console of the browser, and requests to other hosts',
    ).toEqual([]);
    expect(
      expected.filter((each) => !seen.some((fault) => each.test(fault))),
      'errors that were to be provoked, and were not',
    ).toEqual([]);
  });
  afterAll(() => browser?.close());

  async function newContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await browser.newContext({ locale: 'en', timezoneId: 'Asia/Shanghai', ...options });
    context.setDefaultTimeout(PATIENCE_MS);
    contexts.push(context);
    return context;
  }

  async function contextFor({ language = 'en', dark = false, width = 1366, height = 800 }: Opened) {
    return newContext({
      locale: language,
      colorScheme: dark ? 'dark' : 'light',
      viewport: { width, height },
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
  }

  /** Opens a place of the console as `npm start` prints it: with a token in the fragment. */
  async function open(opened: Opened = {}): Promise<Page> {
    const { place = '', tenant = 'acme', scope = ALL_SCOPES } = opened;
    const context = opened.context ?? (await contextFor(opened));
    const page = await context.newPage();
    watch(page, lab.gateway.address, faults);
    const token = scope === null ? undefined : await lab.world.token({ tenant, scope });
    await page.goto(`${lab.gateway.address}/console/${token === undefined ? place : `#token=${token}`}`);
    await page.locator('h1').waitFor();
    if (token !== undefined && place !== '') await goTo(page, place);
    return page;
  }

  return {
    lab,
    open,
    newContext,
    /** Errors that a test provokes, early or late: each must be in the record when it ends, and only these may. */
    provokes: (...errors: RegExp[]) => void provoked.push(...errors),
  };
}

/** Goes to a place within the console; there when the frame shows its page, which may have to load more. */
async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(place)}`);
  const link = /^#\/[a-z]+/.exec(place)?.[0];
  const inNavigation = await page.locator(`nav a[href="${link}"]`).count();
  await expect
    .poll(
      () => page.locator(LINK_OF_PAGE).evaluateAll((all) => all.map((each) => each.getAttribute('href'))),
      PATIENCE,
    )
    .toEqual(inNavigation === 0 ? [] : [link]);
  await page.locator('h1').waitFor();
}

/** Holds the answer to the first request for an address until `answer` is called. */
export async function holdRequest(page: Page, url: string, go: (route: Route) => Promise<void>) {
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let tellAsked = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    tellAsked = resolve;
  });
  await page.route(url, async (route) => {
    tellAsked();
    await held;
    await go(route);
  });
  return { asked, answer };
}

/** Keeps what no page may do: errors, warnings of the policy, and requests to another host. */
function watch(page: Page, address: string, faults: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => faults.push(`page: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(?:data|blob):/.test(url)) faults.push(`request to ${url}`);
  });
}

type Violation = { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] };

/** What axe-core finds on a page as it is now, by the rules of WCAG 2.2 A and AA and its own best practices. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const violations = (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  )) as Violation[];
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help} ${JSON.stringify(target)} ${failureSummary}`),
  );
}

/** Waits until nothing of a page is wider than its window. */
export async function fits(page: Page): Promise<void> {
  const isNoWider = () => page.evaluate('document.documentElement.scrollWidth <= innerWidth');
  await expect.poll(isNoWider, PATIENCE).toBe(true);
}
