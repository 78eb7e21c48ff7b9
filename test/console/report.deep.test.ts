import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { axeFaults, fits, inBrowser, PATIENCE, useConsole } from '../../testing/browser.ts';

const { asOf: _, ...NOT_READY } = JSON.parse(readFileSync('examples/not-ready.json', 'utf8'));
const { asOf: __, ...READY } = JSON.parse(readFileSync('examples/ready.json', 'utf8'));

inBrowser('a report', () => {
  const { lab, open, provokes } = useConsole();

  async function stored(
    path: string,
    body: unknown,
  ): Promise<{ id: string; place: string; body: typeof READY }> {
    const answer = await lab.send(path, { body });
    expect(answer.status).toBe(201);
    return { id: answer.body.id, place: `#/report/${answer.body.id}`, body: answer.body };
  }

  it('says what blocks, with fix, actor and day, then the rest folded', async () => {
    const { place, body } = await stored('/v1/assessments', { ...NOT_READY, track: false });
    const page = await open({ place });
    await page.locator('.report [data-verdict=not-ready]').waitFor();
    const blockers = page.locator('section', { has: page.getByRole('heading', { name: /What blocks/ }) });
    await expect
      .poll(() => blockers.locator('[data-outcome=fail]').count(), PATIENCE)
      .toBe(body.blockers.filter(({ outcome }: { outcome: string }) => outcome === 'fail').length);
    const holder = blockers.locator('[data-rule="domain/registrant-matches-entity"]');
    await expect
      .poll(() => holder.locator('.finding-fix').textContent(), PATIENCE)
      .toMatch(/— .+, done \w{3} \d{4}-\d\d-\d\d$/);
    await holder.locator('summary').press('Enter');
    await holder.getByText('Source').waitFor();
    await expect.poll(() => page.locator('.report details[open]').count(), PATIENCE).toBe(1);
  });

  it('shows the plan as days, and the same as a table', async () => {
    const { place, body } = await stored('/v1/assessments', { ...NOT_READY, track: false });
    const page = await open({ place });
    const rows = page.locator('.plan-row');
    const steps = body.plan.actions.length + (body.plan.readyOn === null ? 0 : 1);
    await expect.poll(() => rows.count(), PATIENCE).toBe(steps);
    await expect.poll(() => rows.first().locator('svg .bar').count(), PATIENCE).toBe(1);
    await expect.poll(() => rows.first().locator('.day-off').count(), PATIENCE).toBe(2);
    await page.getByText('As a table').click();
    await expect.poll(() => page.locator('.plan tbody tr').count(), PATIENCE).toBe(steps);
  });

  it('shows until when it stays ready, and what ends it', async () => {
    const { place, body } = await stored('/v1/assessments', { ...READY, track: false });
    const page = await open({ place });
    await page.locator('.plan-good', { hasText: body.readyUntil }).waitFor();
    await page.locator('.plan-review', { hasText: body.longestReviewEndsOn }).waitFor();
    await page.getByText('It outlasts the longest review.').waitFor();
  });

  it('tries another day and another server without saving', async () => {
    const { place } = await stored('/v1/assessments', { ...READY, track: false });
    const before = await lab.items();
    const page = await open({ place });
    await page.getByRole('button', { name: 'What if' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Nothing changes.').waitFor();
    await dialog.getByLabel('Judged as of').fill('2040-01-01');
    await dialog.locator('[data-verdict=not-ready]').waitFor();
    await dialog
      .getByText(/Passes → Fails/)
      .first()
      .waitFor();
    await dialog.getByLabel('Judged as of').fill('');
    await dialog.getByText('Nothing changes.').waitFor();
    await dialog.getByRole('combobox').first().selectOption({ label: 'ecs-shop-1 · Region' });
    await dialog.getByLabel('Region', { exact: true }).selectOption('ap-southeast-1');
    await dialog.locator('[data-verdict=not-ready]').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await lab.items()).toBe(before);
  });

  it('is copied as text and as a link', async () => {
    const { place } = await stored('/v1/assessments', { ...NOT_READY, track: false });
    const page = await open({ place });
    await page.getByRole('button', { name: 'Copy as text' }).click();
    await page.getByText('Copied').waitFor();
    const text = String(await page.evaluate('navigator.clipboard.readText()'));
    expect(text).toMatch(/^amu-design\.io: Not ready\n/);
    expect(text).toContain('How to fix it: ');
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()'), PATIENCE).toBe(page.url());
    // As on a page without TLS.
    await page.evaluate(`Object.defineProperty(navigator, 'clipboard', { value: undefined })`);
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await page.getByText('The browser did not let it be copied').waitFor();
  });

  it('tells where to point a domain, with the records to copy', async () => {
    const { place } = await stored('/v1/routing-advice', {
      domain: 'haitangjiaju.cn',
      filing: { status: 'none' },
      servers: READY.servers,
      elb: { address: '203.0.113.80', region: 'cn-south-1', backendServerIds: ['ecs-shop-1'] },
    });
    const page = await open({ place });
    await page.getByRole('heading', { name: 'Where to point haitangjiaju.cn' }).waitFor();
    await page.getByText('haitangjiaju.cn A 203.0.113.80').waitFor();
  });

  it('prints without what is for the screen alone', async () => {
    const { place } = await stored('/v1/assessments', { ...READY, track: false });
    const page = await open({ place });
    await page.locator('.report').waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['header.top', '.report .no-print'])
      await page.locator(hidden).first().waitFor({ state: 'hidden' });
    await page.locator('.picture').waitFor();
  });

  it('of another tenant is not there, and of nothing says what is missing', async () => {
    const { place } = await stored('/v1/assessments', { ...READY, track: false });
    provokes(/status of 404/);
    const page = await open({ place, tenant: 'stranger' });
    await page.getByText('This could not be loaded').waitFor();
    await page.evaluate(`location.hash = '#/report'`);
    await page.getByText('There is nothing to report yet').waitFor();
  });

  it.each([
    ['en', true, 1366],
    ['zh-CN', false, 360],
  ] as const)('has nothing that axe finds: %s, dark %s, %i px', async (language, dark, width) => {
    const { place } = await stored('/v1/assessments', { ...NOT_READY, track: false });
    const page = await open({ place, language, dark, width });
    await page.locator('.report').waitFor();
    for (const folded of await page.locator('.report summary').all()) await folded.click();
    expect(await axeFaults(page)).toEqual([]);
    await fits(page);
  });
});
