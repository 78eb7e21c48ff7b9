import { expect, it } from 'vitest';
import { axeFaults, inBrowser, PATIENCE, useConsole } from '../../testing/browser.ts';

inBrowser('the page Rules', () => {
  const { open } = useConsole();

  it('is the constraints table, each row with its rules, for whoever is not signed in too', async () => {
    const page = await open({ scope: null, place: '', language: 'zh-CN' });
    await page.goto(`${page.url().split('#')[0]}#/rules`);
    await page.getByRole('heading', { name: '基本要求' }).waitFor();
    await expect.poll(() => page.locator('[data-rule]').count(), PATIENCE).toBeGreaterThan(60);
    const rule = page.locator('[data-rule="domain/tld-approved"]');
    await rule.locator('summary').focus();
    await page.keyboard.press('Enter');
    await rule.getByText('domain.tld').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });

  it('is searched by words of both languages, and opened at the rule that the address names', async () => {
    const page = await open({ place: '#/rules/domain/registrar-approved' });
    const rule = page.locator('[data-rule="domain/registrar-approved"]');
    await rule.getByText('How to fix it').waitFor();
    await page.locator('h1').click();
    await page.keyboard.press('/');
    await page.keyboard.type('实名 认证');
    await page.getByText(/^Rules: \d/).waitFor();
    await rule.waitFor({ state: 'detached' });
    await page.locator('[data-rule="domain/real-name-verified"]').waitFor();
    await page.getByRole('searchbox').fill('zzz');
    await page.getByText('No rule matches.').waitFor();
    await page.getByRole('searchbox').fill('');
    await page.getByLabel('Speaks of').selectOption('server');
    await page.locator('[data-rule^="server/"]').first().waitFor();
    await expect.poll(() => page.locator('[data-rule^="domain/"]').count(), PATIENCE).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
  });
});

inBrowser('the page Settings', () => {
  const { open } = useConsole();

  it('says who is signed in, and changes language, appearance and keys of this device', async () => {
    const page = await open({ place: '#/settings' });
    const main = page.locator('main');
    for (const words of ['see what is stored read', 'manage codes and notices codes', 'use codes redeem'])
      await main.getByRole('listitem').filter({ hasText: words }).waitFor();
    await main.getByText(/catalogue [0-9a-f]{12}/).waitFor();
    await main.getByRole('button', { name: 'Make a calendar address' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await main.getByLabel('Appearance').selectOption('dark');
    expect(await axeFaults(page)).toEqual([]);
    await main.getByLabel('Single keys are shortcuts').uncheck();
    await page.locator('h1').click();
    await page.keyboard.press('?');
    await main.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { level: 1, name: '设置' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await main.getByRole('button', { name: '退出登录' }).click();
    await page.getByText('已退出登录').waitFor();
  });

  it('says which permission notices need', async () => {
    const page = await open({ place: '#/settings', scope: 'read' });
    await page.locator('main').getByText('codes').first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });
});

inBrowser('the page of the API document', () => {
  const { open } = useConsole();

  it('shows every operation with parameters, body and examples, and asks no other host', async () => {
    const page = await open({ scope: null });
    await page.goto(new URL('/v1/docs', page.url()).href);
    await page.getByRole('heading', { level: 1, name: /icp-preflight/i }).waitFor();
    const document = (await page.evaluate(`fetch('/v1/openapi.json').then((answer) => answer.json())`)) as {
      paths: object;
    };
    const operations = Object.values(document.paths).flatMap((methods) => Object.keys(methods));
    await expect.poll(() => page.locator('[data-operation]').count(), PATIENCE).toBe(operations.length);
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('searchbox').fill('domain-checks');
    const check = page.locator('[data-operation="POST /v1/domain-checks"]');
    await check.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    await check.getByText('Body · application/json').waitFor();
    await check.getByText('Example').first().click();
    await check.getByText('"name":').first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });
});
