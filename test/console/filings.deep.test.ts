import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { addDays, dayAt } from '../../lib/calendar.ts';
import { axeFaults, fits, inBrowser, PATIENCE, useConsole } from '../../testing/browser.ts';
import { made } from '../../testing/watched.ts';

inBrowser('the page Filings', () => {
  const { lab, open, newContext, provokes } = useConsole();
  const put = (tenant: string, domain: string, body: object) =>
    made(lab, tenant, `/v1/filings/${domain}/state`, body, 'PUT');
  const hoursAgo = (hours: number) => new Date(lab.world.clock.now - hours * 3_600_000).toISOString();
  const daysAgo = (days: number) => addDays(dayAt(lab.world.clock.now), -days);
  const card = (page: Page, domain: string) => page.locator(`[data-domain="${domain}"]`);
  const column = async (page: Page, actor: string) =>
    page.locator(`[data-actor=${actor}] .filing-card > b`).allTextContents();

  async function seed(tenant: string) {
    await put(tenant, 'new.cn', { state: 'to-complete' });
    await put(tenant, 'review.cn', { state: 'awaiting-first-review', adopt: true });
    await put(tenant, 'sms.cn', { state: 'sms-verification', adopt: true, since: hoursAgo(18) });
    await put(tenant, 'late.cn', { state: 'sms-verification', adopt: true, since: hoursAgo(30) });
    await put(tenant, 'office.cn', { state: 'at-authority', adopt: true, since: daysAgo(3) });
    await put(tenant, 'duty.cn', { state: 'filed', adopt: true, since: daysAgo(10) });
    await put(tenant, 'quiet.cn', {
      state: 'filed',
      adopt: true,
      since: daysAgo(90),
      completed: ['public-security'],
    });
  }

  it('teaches where there is no filing, and begins one by the keyboard', async () => {
    provokes(/status of 422/);
    const page = await open({ tenant: 'begin', place: '#/filings' });
    await page.getByText('Where each filing stands will be seen here').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add a filing' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Domain').fill('not a domain');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByLabel('Domain').fill('https://WWW.Haitang.cn/');
    await dialog.getByLabel('Where it stands').selectOption('at-authority');
    await dialog.getByRole('button', { name: 'Add' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => column(page, 'authority'), PATIENCE).toEqual(['haitang.cn']);
    // The button that opened it was that of the empty page.
    await page.locator('h1:focus').waitFor();
  });

  it('has a column for each who acts next, what presses most at the top, limits as rings and in words', async () => {
    await seed('board');
    // Days and hours that are left do not end while it runs.
    const context = await newContext();
    await context.clock.setFixedTime(lab.world.clock.now);
    const page = await open({ tenant: 'board', place: '#/filings', context });
    await page.getByText('7 filings').waitFor();
    const columns = {
      applicant: ['late.cn', 'sms.cn', 'duty.cn', 'new.cn'],
      provider: ['review.cn'],
      authority: ['office.cn'],
      nobody: ['quiet.cn'],
    };
    for (const [actor, domains] of Object.entries(columns))
      await expect.poll(() => column(page, actor), PATIENCE).toEqual(domains);
    await card(page, 'late.cn').locator('.deadline-over', { hasText: 'overdue' }).waitFor();
    await card(page, 'sms.cn')
      .locator('.deadline-pressing', { hasText: /[56] hours left/ })
      .waitFor();
    await card(page, 'duty.cn').locator('.deadline-calm', { hasText: '20 days left' }).waitFor();
    await card(page, 'office.cn').locator('.deadline-usual', { hasText: 'usually done by' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('office');
    await expect.poll(() => column(page, 'applicant'), PATIENCE).toEqual([]);
    await expect.poll(() => column(page, 'authority'), PATIENCE).toEqual(['office.cn']);
  });

  it('offers legal moves alone, and tells one with a note, by the keyboard', async () => {
    await seed('move');
    const page = await open({ tenant: 'move', place: '#/filings' });
    await card(page, 'sms.cn').press('Enter');
    const dialog = page.getByRole('dialog', { name: 'sms.cn' });
    await dialog.getByText('Enter the SMS verification code').waitFor();
    const choices = dialog.locator('input[type=radio]');
    const offered = () => choices.evaluateAll((all) => all.map((each) => each.getAttribute('value')));
    await expect.poll(offered, PATIENCE).toEqual(['at-authority', 'returned-by-miit']);
    await expect.poll(() => page.url(), PATIENCE).toContain('open=sms.cn');
    await choices.first().press('Space');
    const note = dialog.getByLabel('Note');
    await note.fill('verified by Ms Li');
    // A text that is marked beyond the edge of the dialog closes nothing.
    await note.hover();
    await page.mouse.down();
    await page.mouse.move(3, 3);
    await page.mouse.up();
    expect(await note.inputValue()).toBe('verified by Ms Li');
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Record' }).press('Enter');
    await dialog.locator('.filing-note', { hasText: 'verified by Ms Li' }).waitFor();
    await dialog.locator('h3:focus', { hasText: 'What happened?' }).waitFor();
    await expect.poll(offered, PATIENCE).toEqual(['authority-rejected', 'filed']);
    await page.keyboard.press('Escape');
    await expect.poll(() => column(page, 'authority'), PATIENCE).toContain('sms.cn');
    await page.locator('[data-actor=authority] [data-domain="sms.cn"]:focus').waitFor();
  });

  it('begins a change on a filing, and marks a duty as done', async () => {
    await seed('order');
    const page = await open({ tenant: 'order', place: '#/filings?open=duty.cn' });
    const dialog = page.getByRole('dialog', { name: 'duty.cn' });
    await dialog.getByRole('button', { name: 'Done with the public security bureau' }).click();
    await dialog.locator('[data-deadline=public-security]').waitFor({ state: 'detached' });
    await expect.poll(() => column(page, 'nobody'), PATIENCE).toContain('duty.cn');
    await dialog.getByLabel('Change filing', { exact: true }).check();
    await dialog.getByRole('button', { name: 'Record' }).click();
    await dialog.locator('.record-history', { hasText: 'Change filing · To be completed' }).waitFor();
    await expect.poll(() => column(page, 'applicant'), PATIENCE).toContain('duty.cn');
  });

  it('says that somebody else changed a filing, and shows it as it stands', async () => {
    provokes(/status of 412/);
    await seed('two');
    const page = await open({ tenant: 'two', place: '#/filings?open=new.cn' });
    const dialog = page.getByRole('dialog', { name: 'new.cn' });
    await dialog.getByLabel('Abandoned').check();
    await put('two', 'new.cn', { state: 'awaiting-first-review' });
    await dialog.getByRole('button', { name: 'Record' }).click();
    await dialog.getByRole('alert').getByText('Somebody else changed this filing').waitFor();
    await dialog.getByLabel('Waiting to be sent to the authority').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });

  it('forgets a filing after a question', async () => {
    await seed('forget');
    const page = await open({ tenant: 'forget', place: '#/filings' });
    await card(page, 'review.cn').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Forget this filing' }).click();
    await dialog.getByRole('button', { name: 'Forget it' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('review.cn was forgotten').waitFor();
    await card(page, 'review.cn').waitFor({ state: 'detached' });
    await page.locator('h1:focus').waitFor();
  });

  it('without “check” shows where filings stand, and says what is missing', async () => {
    provokes(/status of 403/);
    await seed('scope');
    const page = await open({ tenant: 'scope', scope: 'read', place: '#/filings' });
    await card(page, 'sms.cn').click();
    await page.getByRole('dialog').getByText('the permission “check”').waitFor();
    expect(await page.getByRole('button', { name: 'Add a filing' }).count()).toBe(0);
    const none = await open({ tenant: 'scope', scope: 'redeem', place: '#/filings' });
    await none.getByText('the permission “read”').waitFor();
  });

  it('keeps what is shown and typed when the connection goes, and sends it when it is back', async () => {
    provokes(/net::ERR_INTERNET_DISCONNECTED/);
    await seed('offline');
    const page = await open({ tenant: 'offline', place: '#/filings?open=new.cn' });
    const dialog = page.getByRole('dialog', { name: 'new.cn' });
    await dialog.getByLabel('Awaiting first review').check();
    await dialog.getByLabel('Note').fill('sent in');
    await page.context().setOffline(true);
    await dialog.getByRole('button', { name: 'Record' }).click();
    await dialog.getByRole('alert').getByText('No answer came').waitFor();
    expect(await dialog.getByLabel('Note').inputValue()).toBe('sent in');
    await page.context().setOffline(false);
    await dialog.getByRole('button', { name: 'Record' }).click();
    await dialog.locator('.filing-note', { hasText: 'sent in' }).waitFor();
  });

  it('keeps a form as it is when the sign-in expires, and sends it after the next one', async () => {
    provokes(/status of 401/);
    await seed('expiry');
    const context = await newContext({ viewport: { width: 1366, height: 800 } });
    await context.clock.install();
    const page = await open({ tenant: 'expiry', place: '#/filings?open=new.cn', context });
    const dialog = page.getByRole('dialog', { name: 'new.cn' });
    await dialog.getByLabel('Awaiting first review').check();
    await dialog.getByLabel('Note').fill('half a');
    await context.clock.fastForward(3_700_000);
    const again = page.getByRole('dialog', { name: 'Sign in' });
    const exp = Math.floor(lab.world.clock.now / 1000) + 7 * 86_400;
    await again
      .getByLabel('Token')
      .fill(await lab.world.token({ tenant: 'expiry', scope: 'read check', exp }));
    await page.keyboard.press('Enter');
    await again.waitFor({ state: 'detached' });
    expect(await dialog.getByLabel('Note').inputValue()).toBe('half a');
    await dialog.getByRole('button', { name: 'Record' }).click();
    await dialog.locator('.filing-note', { hasText: 'half a' }).waitFor();
  });

  it.each([
    ['en', true, 360],
    ['zh-CN', false, 1440],
  ] as const)('has nothing that axe finds, and fits: %s, dark %s, %i px', async (language, dark, width) => {
    const tenant = `axe-${width}-${dark}`;
    await seed(tenant);
    const page = await open({ tenant, place: '#/filings', language, dark, width });
    await card(page, 'quiet.cn').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await fits(page);
    await card(page, 'office.cn').click();
    await page.locator('dialog .record-history').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });
});
