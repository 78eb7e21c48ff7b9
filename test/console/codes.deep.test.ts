import type { Page, Request } from 'playwright-core';
import { expect, it } from 'vitest';
import { axeFaults, fits, holdRequest, inBrowser, PATIENCE, useConsole } from '../../testing/browser.ts';
import { issuedCode, redeemed, watchServer } from '../../testing/watched.ts';

inBrowser('the page Codes', () => {
  const { lab, open, newContext, provokes } = useConsole();
  const slot = (page: Page, server: string, number: number) =>
    page.getByRole('button', { name: new RegExp(`^${server}, Slot ${number}:`) });
  const status = (page: Page, server: string, number: number) =>
    slot(page, server, number).getAttribute('data-status');

  it('teaches where there is no server yet', async () => {
    const page = await open({ tenant: 'nobody', place: '#/codes' });
    await page.getByText('Servers will stand here').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });

  it('issues a code by the keyboard, shows it once it is made, and keeps it nowhere', async () => {
    await watchServer(lab, 'issue', 'ecs-1', 100);
    const page = await open({ tenant: 'issue', place: '#/codes' });
    const asked: string[] = [];
    page.on('request', (request: Request) => asked.push(request.url()));
    await slot(page, 'ecs-1', 1).focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('[data-slot="2"]:focus').waitFor();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'New code of ecs-1' });
    await dialog.getByLabel('Only for the organisation').fill('beta');
    await page.keyboard.press('Enter');
    const shown = dialog.getByRole('group', { name: 'Code' });
    const code = (await shown.locator('code').textContent()) ?? '';
    expect(code).toMatch(/^(?:[2-9A-Z]{4}-){4}[2-9A-Z]{4}$/);
    expect(await axeFaults(page)).toEqual([]);
    await shown.getByRole('button', { name: 'Copy' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), PATIENCE).toBe(code);
    await shown.getByRole('button', { name: 'Hide' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => status(page, 'ecs-1', 1), PATIENCE).toBe('available');
    await page.getByText('For beta').waitFor();
    expect(await page.content()).not.toContain(code);
    expect(await keptOn(page)).not.toContain(code);
    expect(asked.join(' ')).not.toMatch(new RegExp(`${code}|${code.replaceAll('-', '')}`));
    expect(page.url()).not.toContain(code);
    await page.locator('[data-slot="2"]:focus').waitFor();
  });

  it('shows a code that is asked for, and hides it after a minute', async () => {
    await watchServer(lab, 'reveal', 'ecs-1', 100);
    const { code } = await issuedCode(lab, 'reveal', 'ecs-1');
    const context = await newContext({ viewport: { width: 1366, height: 800 } });
    await context.clock.install();
    const page = await open({ tenant: 'reveal', place: '#/codes', context });
    await slot(page, 'ecs-1', 1).click();
    const dialog = page.getByRole('dialog');
    const show = dialog.getByRole('button', { name: 'Show the code' });
    await show.waitFor();
    expect(await page.content()).not.toContain(code);
    await show.click();
    await dialog.getByText(code).waitFor();
    expect(await keptOn(page)).not.toContain(code);
    await context.clock.fastForward(61_000);
    await dialog.locator('button:focus', { hasText: 'Show the code' }).waitFor();
    expect(await page.content()).not.toContain(code);
  });

  it('records a code of the cloud console, and says in words why one is refused', async () => {
    provokes(/status of 422/, /status of 409/);
    await watchServer(lab, 'record', 'ecs-1', 100);
    await watchServer(lab, 'record', 'ecs-over', -3);
    const page = await open({ tenant: 'record', place: '#/codes' });
    await slot(page, 'ecs-1', 5).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Record one that the cloud console made').check();
    await dialog.getByLabel('Code', { exact: true }).fill('x');
    await dialog.getByRole('button', { name: 'Record' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('Code', { exact: true }).fill('HW-2026-ABCD-9Z8Y');
    await dialog.getByRole('button', { name: 'Record' }).click();
    await dialog.getByRole('group', { name: 'Code' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => status(page, 'ecs-1', 1), PATIENCE).toBe('available');
    await page.locator('.strip', { hasText: 'ecs-over' }).getByText('5 of 5 left · Expired').waitFor();
    await slot(page, 'ecs-over', 1).filter({ hasText: 'Not now' }).waitFor();
    await slot(page, 'ecs-1', 2).filter({ hasText: 'Empty' }).waitFor();
    await slot(page, 'ecs-over', 1).click();
    await dialog.getByText('The server cannot verify now (Expired)').waitFor();
    await dialog.getByRole('button', { name: 'Issue' }).click();
    await dialog.getByRole('alert').getByRole('link', { name: 'The rule behind it' }).waitFor();
    expect(await dialog.getByRole('alert').textContent()).not.toContain('/v1/');
    expect(await axeFaults(page)).toEqual([]);
  });

  it('tries a code without a trace, uses it, releases it, and files it for good', async () => {
    provokes(/status of 422/);
    await watchServer(lab, 'use', 'ecs-1', 100);
    const { code } = await issuedCode(lab, 'use', 'ecs-1');
    const page = await open({ tenant: 'use', place: '#/codes' });
    const form = page.locator('.codes-use');
    await form.getByLabel('Code', { exact: true }).fill('2222-2222-2222-2222-2222');
    await form.getByLabel('Domain of the website').fill('haitang.cn');
    await form.getByRole('button', { name: 'Try' }).click();
    await form.locator('[data-redeemable=false]').getByText('No such code').waitFor();
    await form.getByLabel('Code', { exact: true }).fill(code.toLowerCase());
    await form.getByRole('button', { name: 'Try' }).click();
    await form.locator('[data-redeemable=true]').waitFor();
    await form.getByRole('button', { name: 'Use it' }).click();
    await form.locator('[data-redemption=redeemed]').getByText('haitang.cn').waitFor();
    await expect.poll(() => form.getByLabel('Code', { exact: true }).inputValue(), PATIENCE).toBe('');
    await form.getByRole('button', { name: 'Release the code' }).click();
    await form.getByRole('button', { name: 'Yes, release it' }).click();
    await form.locator('[data-redemption=released]').waitFor();
    // Again, from the slot.
    const again = await open({ tenant: 'use', place: '#/codes' });
    await slot(again, 'ecs-1', 1).click();
    const dialog = again.getByRole('dialog');
    await dialog.getByText('Use it for a website').click();
    await dialog.getByLabel('Domain of the website').fill('qingmu.com');
    await again.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => status(again, 'ecs-1', 1), PATIENCE).toBe('redeemed');
    await slot(again, 'ecs-1', 1).click();
    await dialog.getByRole('button', { name: 'The filing succeeded' }).click();
    await dialog.getByLabel('Filing number').fill('12345');
    await again.keyboard.press('Enter');
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('Filing number').fill('粤ICP备12345678号-1');
    await again.keyboard.press('Enter');
    await expect.poll(() => status(again, 'ecs-1', 1), PATIENCE).toBe('filed');
  });

  it('says of what is typed now what was tried of it, and nothing of what was typed before', async () => {
    const page = await open({ tenant: 'nobody', place: '#/codes' });
    const form = page.locator('.codes-use');
    await form.getByLabel('Code', { exact: true }).fill('2222-2222-2222-2222-2222');
    await form.getByLabel('Domain of the website').fill('haitang.cn');
    const dryRun = await holdRequest(page, '**/v1/redemptions?dryRun=true', (route) => route.continue());
    await form.getByRole('button', { name: 'Try' }).click();
    await dryRun.asked;
    await form.getByLabel('Domain of the website').fill('qingmu.com');
    const told = page.waitForResponse('**/v1/redemptions?dryRun=true');
    dryRun.answer();
    await told;
    await form.locator('button[aria-disabled=false]', { hasText: 'Try' }).waitFor();
    expect(await form.locator('[data-redeemable]').count()).toBe(0);
    await form.getByLabel('Domain of the website').fill('haitang.cn');
    expect(await form.locator('[data-redeemable]').count()).toBe(0);
  });

  it('makes a code void after its last four characters, by the keyboard, and never loses the focus', async () => {
    await watchServer(lab, 'void', 'ecs-1', 100);
    const { code } = await issuedCode(lab, 'void', 'ecs-1');
    const page = await open({ tenant: 'void', place: '#/codes' });
    await page.locator('[data-status=available]').waitFor();
    await slot(page, 'ecs-1', 1).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Make it void' }).press('Enter');
    await dialog.locator('.question input:focus').waitFor();
    await page.keyboard.type('0000');
    await page.keyboard.press('Enter');
    await dialog.getByText('These are not its last four characters.').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await dialog.locator('.question input').fill(code.slice(-4).toLowerCase());
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => status(page, 'ecs-1', 1), PATIENCE).toBe('revoked');
    await page.locator('[data-slot="1"]:focus').waitFor();
  });

  it('leaves the release of a code to the organisation that uses it', async () => {
    await watchServer(lab, 'owner', 'ecs-1', 100);
    const { code } = await issuedCode(lab, 'owner', 'ecs-1', { grantedTo: 'guest' });
    await redeemed(lab, 'guest', code, 'guest.cn');
    const page = await open({ tenant: 'owner', place: '#/codes?server=ecs-1' });
    await slot(page, 'ecs-1', 1).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('only that one can release it').waitFor();
    expect(await dialog.getByRole('button', { name: 'Release the code' }).count()).toBe(0);
    await dialog.locator('[data-outcome=done]', { hasText: 'guest.cn' }).waitFor();
  });

  it.each([
    ['read check', 'codes', 'Your account may not see or issue codes'],
    ['codes redeem', 'read', 'Your account may not see the servers'],
    ['read codes', 'redeem', 'Your account may not use codes'],
  ])('with “%s” says that “%s” is missing', async (scope, missing, words) => {
    await watchServer(lab, 'scopes', 'ecs-1', 100);
    const page = await open({ tenant: 'scopes', scope, place: '#/codes' });
    await page.locator(`[data-missing-scope=${missing}]`).getByText(words).waitFor();
    if (missing === 'codes') await slot(page, 'ecs-1', 1).and(page.locator(':disabled')).waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });

  it.each([
    ['en', false, 1440],
    ['zh-CN', true, 360],
  ] as const)('has nothing that axe finds, and fits: %s, dark %s, %i px', async (language, dark, width) => {
    const tenant = `axe-${width}-${dark}`;
    await watchServer(lab, tenant, 'ecs-1', 20);
    const codes = [
      await issuedCode(lab, tenant, 'ecs-1'),
      await issuedCode(lab, tenant, 'ecs-1', { grantedTo: 'b' }),
    ];
    await redeemed(lab, tenant, codes[0].code, 'haitang.cn');
    const page = await open({ tenant, place: '#/codes', language, dark, width });
    await page.locator('[data-status=redeemed]').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await fits(page);
    await page.locator('[data-status=available]').click();
    await page.locator('dialog .record-history').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });
});

/** All that a page can keep on this device. */
function keptOn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const { cookie } = document;
    return JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      history.state,
      cookie,
      databases,
      await caches.keys(),
    ]);
  });
}
