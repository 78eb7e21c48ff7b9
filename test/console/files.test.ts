import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inBrowser, PATIENCE, useConsole } from '../../testing/browser.ts';

/** Rows as any sheet program saves them on a machine in China. */
const GB18030 = Buffer.from('d3f2c3fb2cb3d6d3d0d5df0a6865686169742e636e2cc7e0c4bec6f3d2b50a', 'hex');

inBrowser('what is given to the page Application', () => {
  const { open } = useConsole();

  it.each([
    ['examples/domains.csv', undefined, /Read as a sheet/],
    ['sheet of a Chinese machine', GB18030, /Read as a sheet/],
    ['examples/plan.json', undefined, /Read as Terraform/],
    ['examples/rdap.json', undefined, /Read as an RDAP answer/],
    ['examples/whois.txt', undefined, /Read as a WHOIS text/],
    ['examples/ready.json', undefined, /Read as a saved application/],
    [
      'domains.txt',
      Buffer.from('https://www.haitang.cn/\n例子.中国，qingmu.com'),
      /Read as a list of domains/,
    ],
    ['nonsense.txt', Buffer.from('what is this?'), /Nothing could be read/],
    ['picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255, 254]), /Nothing could be read/],
  ])('%s is read', async (file, buffer, told) => {
    const page = await open();
    await page.locator('input[type=file]').setInputFiles({
      name: file,
      mimeType: 'application/octet-stream',
      buffer: buffer ?? readFileSync(file),
    });
    await page.getByText(told).waitFor();
    const domains = page.getByLabel('Domain', { exact: true });
    if (/Nothing/.test(told.source)) expect(await domains.count()).toBe(0);
    else if (!/Terraform/.test(told.source))
      await expect.poll(() => domains.count(), PATIENCE).toBeGreaterThan(0);
    else await expect.poll(() => page.getByLabel('Name or id').count(), PATIENCE).toBeGreaterThan(0);
  });

  it('a file is dropped on the box', async () => {
    const page = await open();
    const transfer = await page.evaluateHandle(`(() => {
      const data = new DataTransfer();
      data.items.add(new File(['haitang.cn'], 'domains.txt', { type: 'text/plain' }));
      return data;
    })()`);
    await page.locator('.start-box').dispatchEvent('drop', { dataTransfer: transfer });
    await page.getByText(/Read as a list of domains/).waitFor();
    expect(await page.getByLabel('Domain', { exact: true }).inputValue()).toBe('haitang.cn');
  });
});
