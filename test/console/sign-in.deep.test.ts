/** Sign-in with an identity provider: a real one on this machine, as a person and a browser meet it. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createAuthenticate } from '../../lib/http/authenticate.ts';
import { inBrowser, PATIENCE, useConsole } from '../../testing/browser.ts';
import {
  CLIENT,
  type IdentityProvider,
  openIdentityProvider,
  RESOURCE,
} from '../../testing/identity-provider.ts';
import { AUDIENCE } from '../../testing/world.ts';

const READY = readFileSync('examples/ready.json', 'utf8');

inBrowser('sign-in with an identity provider', () => {
  const { lab, newContext } = useConsole();
  let provider: IdentityProvider;
  const faults: string[] = [];

  beforeAll(async () => {
    provider = await openIdentityProvider(lab.gateway.address);
    const { issuer, jwks } = provider;
    Object.assign(lab.world.services, {
      signIn: { issuer, clientId: CLIENT, resource: RESOURCE },
      authenticate: createAuthenticate({ issuer, audience: AUDIENCE, jwks }, () => lab.world.clock.now),
    });
  });
  afterEach(() => expect(faults.splice(0)).toEqual([]));
  afterAll(() => provider.close());

  async function openPage(place = ''): Promise<Page> {
    const page = await (await newContext({ locale: 'en' })).newPage();
    page.on('request', (request) => {
      const { origin } = new URL(request.url());
      if (origin !== lab.gateway.address && origin !== provider.issuer) faults.push(request.url());
    });
    await page.goto(`${lab.gateway.address}/console/${place}`);
    return page;
  }

  async function signIn(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Sign in with your organisation' }).click();
    await page.getByRole('button', { name: 'Sign in as clerk' }).click();
    await page.locator('.account summary', { hasText: provider.person.tenant }).waitFor();
  }

  it('leads there and back to the page, with nothing left in the address or in storage', async () => {
    const page = await openPage('#/portfolio');
    await signIn(page);
    await page.locator('h1', { hasText: 'Resources' }).waitFor();
    await expect.poll(() => page.url(), PATIENCE).toBe(`${lab.gateway.address}/console/#/portfolio`);
    const kept = await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })');
    expect(kept).not.toMatch(/eyJ|verifier|state/);
    await page.goBack();
    expect(page.url()).not.toMatch(/[?&]code=/);
  });

  it('is refused in the words of the provider where a person says no', async () => {
    const page = await openPage('#/codes');
    await page.getByRole('button', { name: 'Sign in with your organisation' }).click();
    await page.getByRole('button', { name: 'Deny' }).click();
    await page.getByText('The identity provider refused: the person said no').waitFor();
    await expect.poll(() => page.url(), PATIENCE).toBe(`${lab.gateway.address}/console/#/codes`);
  });

  it('gives what the provider grants, and no more', async () => {
    provider.person.scope = 'read';
    const page = await openPage('#/portfolio');
    await signIn(page);
    provider.person.scope = 'read check codes redeem';
    await page.locator('.account summary').click();
    const granted = page.locator('.menu .scopes li');
    await expect.poll(() => granted.allTextContents(), PATIENCE).toEqual(['see what is stored read']);
    await page.evaluate(`location.hash = '#/application'`);
    await page.locator('textarea').first().fill(READY);
    await page.locator('textarea').first().press('Control+Enter');
    await page.locator('aside [data-verdict=ready]').waitFor();
    await page.locator('button:disabled', { hasText: 'Save the result' }).waitFor();
  });

  it('that expires in the middle of a form loses nothing of it', async () => {
    const page = await openPage('#/portfolio');
    await signIn(page);
    await page.evaluate(`location.hash = '#/application'`);
    await page.locator('textarea').first().fill(READY);
    await page.locator('textarea').first().press('Control+Enter');
    await page.locator('aside [data-verdict=ready]').waitFor();
    await page.getByLabel('Legal name').fill('海棠家具（广州）有限公司');
    lab.world.clock.now += 24 * 3_600_000;
    await page.getByRole('button', { name: 'Save the result' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Your sign-in has expired').waitFor();
    lab.world.clock.now = Date.now();
    await dialog.getByRole('button', { name: 'Sign in with your organisation' }).click();
    await page.locator('.account summary', { hasText: 'haitang' }).waitFor();
    await page.locator('aside [data-verdict=not-ready]').waitFor();
    await expect
      .poll(() => page.getByLabel('Legal name').inputValue(), PATIENCE)
      .toBe('海棠家具（广州）有限公司');
    await expect.poll(() => page.url(), PATIENCE).toBe(`${lab.gateway.address}/console/#/application`);
  });

  it('ends at the provider too when a person signs out', async () => {
    const page = await openPage('#/portfolio');
    await signIn(page);
    await page.locator('.account summary').click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign out here' }).click();
    await page.locator('.account summary', { hasText: 'Account' }).waitFor();
    await page.evaluate(`location.hash = '#/portfolio'`);
    await page.getByRole('button', { name: 'Sign in with your organisation' }).waitFor();
    await page.getByRole('button', { name: 'Sign in with your organisation' }).click();
    await page.getByRole('button', { name: 'Sign in as clerk' }).waitFor();
  });

  it('takes nothing that it did not begin', async () => {
    const page = await openPage('?code=stolen&state=other');
    await page.locator('h1').waitFor();
    await page.waitForURL(`${lab.gateway.address}/console/`);
    expect(await page.locator('.account summary').textContent()).toBe('Account');
  });
});
