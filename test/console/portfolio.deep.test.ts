import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axeFaults, fits, inBrowser, PATIENCE, useConsole } from '../../testing/browser.ts';
import { issuedCode, redeemed, watchDomain, watchServer } from '../../testing/watched.ts';

inBrowser('the page Resources', () => {
  const { lab, open, provokes } = useConsole();

  async function seed(tenant: string) {
    await watchServer(lab, tenant, 'ecs-soon', 12);
    await watchServer(lab, tenant, 'ecs-over', -4);
    await watchServer(lab, tenant, 'ecs-late', 200);
    await watchDomain(lab, tenant, 'haitang.cn', 25);
    await watchDomain(lab, tenant, 'qingmu.com', 70, 'CN-BJ');
    const { code } = await issuedCode(lab, tenant, 'ecs-late');
    await redeemed(lab, tenant, code, 'qingmu.com');
  }
  const whole = (page: Page) => page.locator('.portfolio [role=status][aria-busy=false]').waitFor();
  const ids = (page: Page) => page.locator('.line .line-id').allTextContents();

  it('teaches where nothing is watched yet', async () => {
    const page = await open({ tenant: 'nobody', place: '#/portfolio' });
    await page.getByText('Servers and domains will stand here').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Check an application' }).click();
    await page.waitForURL('**/#/application');
  });

  it('shows what ends first at the top, and what goes dark next', async () => {
    await seed('order');
    const page = await open({ tenant: 'order', place: '#/portfolio' });
    await whole(page);
    await expect
      .poll(() => ids(page), PATIENCE)
      .toEqual(['ecs-over', 'ecs-soon', 'haitang.cn', 'qingmu.com', 'ecs-late']);
    await page.getByRole('button', { name: 'Next to end: ecs-soon, 12 days left' }).waitFor();
    await page.getByRole('button', { name: 'Next to go dark: haitang.cn, 25 days left' }).waitFor();
    const late = page.getByRole('button', { name: /^ecs-late/ });
    await late
      .filter({ hasText: '1 website depends on it' })
      .and(page.locator('[data-verdict=ready]'))
      .waitFor();
    await expect.poll(() => late.locator('.axis-dots i').count(), PATIENCE).toBe(1);
    const over = page.getByRole('button', { name: /^ecs-over/ });
    await over.and(page.locator('[data-verdict=not-ready]')).waitFor();
  });

  it('filters by status, kind, province and text, in the address what is chosen and not what is typed', async () => {
    await seed('filter');
    const page = await open({ tenant: 'filter', place: '#/portfolio' });
    await whole(page);
    await page.getByRole('button', { name: '1 Expired' }).click();
    await expect.poll(() => ids(page), PATIENCE).toEqual(['ecs-over']);
    await page.getByRole('button', { name: '1 Expired' }).click();
    await page.getByLabel('Province').selectOption('CN-BJ');
    // The server stands for a website of that province.
    await expect.poll(() => ids(page), PATIENCE).toEqual(['qingmu.com', 'ecs-late']);
    await page.getByLabel('Kind').selectOption('domain');
    await expect.poll(() => ids(page), PATIENCE).toEqual(['qingmu.com']);
    await expect.poll(() => page.url(), PATIENCE).toContain('province=CN-BJ');
    await page.keyboard.press('Escape');
    await page.locator('h1').click();
    await page.keyboard.press('/');
    await page.keyboard.type('nothing like it');
    await page.getByText('Nothing matches').waitFor();
    expect(page.url()).not.toContain('nothing');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(() => ids(page), PATIENCE).toHaveLength(5);
    await page.locator('[data-search]:focus').waitFor();
  });

  it('opens a line by the keyboard: what goes dark, what does not hold, its history; and gives the focus back', async () => {
    await seed('keys');
    const page = await open({ tenant: 'keys', place: '#/portfolio' });
    await whole(page);
    await page.getByRole('button', { name: /^ecs-over/ }).focus();
    await page.keyboard.press('End');
    await page.locator('.line:focus', { hasText: 'ecs-late' }).waitFor();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Server ecs-late' });
    await dialog.getByText('qingmu.com').waitFor();
    await dialog.getByText('Nothing: all rules hold.').waitFor();
    await dialog.getByText('It would be judged alike.').waitFor();
    await dialog.locator('.record-history [data-verdict=ready]').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.line:focus', { hasText: 'ecs-late' }).waitFor();
    await page.keyboard.press('Home');
    await page.locator('.line:focus', { hasText: 'ecs-over' }).waitFor();
    await page.keyboard.press('Enter');
    const over = page.getByRole('dialog', { name: 'Server ecs-over' });
    await over.locator('[data-rule="server/subscription-active"][data-outcome=fail]').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it('stops watching after a question, says why it does not, and never loses the focus', async () => {
    provokes(/status of 409/);
    await seed('stop');
    const page = await open({ tenant: 'stop', place: '#/portfolio?open=server/ecs-late' });
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Stop watching' }).click();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.locator('button:focus', { hasText: 'Stop watching' }).click();
    await dialog.getByRole('button', { name: 'Yes, stop watching' }).click();
    // A website of the tenant lives on it.
    await dialog.getByRole('alert').filter({ hasText: 'qingmu.com' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^ecs-over/ }).click();
    await dialog.getByRole('button', { name: 'Stop watching' }).click();
    await dialog.getByRole('button', { name: 'Yes, stop watching' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('ecs-over is not watched any more').waitFor();
    await expect
      .poll(() => ids(page), PATIENCE)
      .toEqual(['ecs-soon', 'haitang.cn', 'qingmu.com', 'ecs-late']);
    await page.locator('h1:focus').waitFor();
  });

  it('makes a calendar address and an address for notices, each shown once', async () => {
    provokes(/status of 422/);
    await seed('told');
    const page = await open({ tenant: 'told', place: '#/portfolio' });
    await page.getByRole('button', { name: 'Notices and calendar' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Make a calendar address' }).click();
    const shown = dialog.getByRole('group', { name: 'Calendar address' });
    const address = await shown.locator('code').textContent();
    expect((await fetch(address ?? '')).headers.get('content-type')).toContain('text/calendar');
    await shown.getByRole('button', { name: 'Hide' }).click();
    await shown.waitFor({ state: 'detached' });
    await dialog.getByText('Add an address').click();
    const url = dialog.getByLabel('Address (https)');
    await url.fill('no address');
    await url.press('Enter');
    await dialog.getByRole('alert').waitFor();
    await url.fill('https://notices.example/icp');
    await dialog.getByLabel('a server has expired').uncheck();
    await url.press('Enter');
    await dialog
      .getByRole('group', { name: 'Secret' })
      .getByText(/^whsec_/)
      .waitFor();
    await dialog.getByText('https://notices.example/icp').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await dialog
      .locator('li', { hasText: 'notices.example' })
      .getByRole('button', { name: 'Delete' })
      .click();
    await dialog.locator('.question').getByRole('button', { name: 'Delete' }).click();
    await dialog.getByText('No address yet.').waitFor();
  });

  it('shows thousands of lines, of which few are in the page, as they are read', async () => {
    const page = await open({ tenant: 'many', place: '#/rules' });
    await page.route('**/v1/servers?*', (route) =>
      route.fulfill({ json: pageOfMany(route.request().url()) }),
    );
    await page.evaluate(`location.hash = '#/portfolio'`);
    await page.getByText('5,000 in all').waitFor();
    const rows = page.locator('.virtual-row');
    expect(await rows.count()).toBeLessThan(60);
    await page.getByRole('button', { name: /^ecs-0000/ }).focus();
    await page.keyboard.press('End');
    await page.locator('.line:focus', { hasText: 'ecs-4999' }).waitFor();
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowUp');
    expect(await rows.count()).toBeLessThan(60);
    // The line with the focus stays in the page when it is scrolled out of sight.
    const focused = await page.locator('.line:focus .line-id').textContent();
    await page.locator('.virtual-list').evaluate((list) => list.scrollTo(0, 0));
    await page.getByRole('button', { name: /^ecs-0000/ }).waitFor();
    expect(await page.locator('.line:focus .line-id').textContent()).toBe(focused);
    await page.locator('[data-search]').fill('ecs-4321');
    await expect.poll(() => ids(page), PATIENCE).toEqual(['ecs-4321']);
  });

  it('says which permission is missing, and that the connection is gone', async () => {
    provokes(/status of 403/, /net::ERR_INTERNET_DISCONNECTED/);
    const page = await open({ tenant: 'poor', scope: 'check', place: '#/portfolio' });
    await page.getByText('It needs the permission “read”').waitFor();
    await page.getByRole('button', { name: 'Notices and calendar' }).click();
    await page.locator('[data-missing-scope=codes]').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    const other = await open({ tenant: 'poor', place: '#/rules' });
    await other.context().setOffline(true);
    await other.evaluate(`location.hash = '#/portfolio'`);
    await other
      .getByRole('heading', { name: 'No connection' })
      .or(other.getByText('This could not be loaded'))
      .first()
      .waitFor();
    await other.context().setOffline(false);
  });

  it.each([
    ['en', true, 360],
    ['zh-CN', false, 1440],
  ] as const)('has nothing that axe finds, and fits: %s, dark %s, %i px', async (language, dark, width) => {
    const tenant = `axe-${width}-${dark}`;
    await seed(tenant);
    const page = await open({ tenant, place: '#/portfolio', language, dark, width });
    await whole(page);
    expect(await axeFaults(page)).toEqual([]);
    await fits(page);
    await page.locator('.line').first().click();
    await page.locator('dialog .record-history').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });
});

/** A page of 5,000 servers, as the service would answer it. */
function pageOfMany(url: string) {
  const from = Number(new URL(url).searchParams.get('cursor') ?? 0);
  const items = Array.from({ length: 100 }, (_, offset) => ({
    id: `ecs-${String(from + offset).padStart(4, '0')}`,
    status: 'ok',
    verdict: 'ready',
    expiresOn: '2027-01-01',
    daysLeft: 1 + Math.floor((from + offset) / 10),
    nextCheckAt: '2026-12-01T00:00:00Z',
    resultId: '01K00000000000000000000000',
    facts: { id: 'x', product: 'ecs', region: 'cn-south-1' },
    codes: { limit: 5, issued: 0, redeemed: 0, available: 0 },
    dependents: [],
  }));
  return { items, nextCursor: from + 100 < 5_000 ? String(from + 100) : null };
}
