import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inBrowser, useConsole } from '../../testing/browser.ts';

/** Rows as any sheet program saves them on a machine in China. */
const GB18030 = Buffer.from('d3f2c3fb2cb3d6d3d0d5df0a6865686169742e636e2cc7e0c4bec6f3d2b50a', 'hex');

const FILES = [
  ['examples/domains.csv', undefined, 'Read as a sheet', 'Domain'],
  ['sheet of a Chinese machine', GB18030, 'Read as a sheet', 'Domain'],
  ['examples/plan.json', undefined, 'Read as Terraform', 'Name or id'],
  ['examples/rdap.json', undefined, 'Read as an RDAP answer', 'Domain'],
  ['examples/whois.txt', undefined, 'Read as a WHOIS text', 'Domain'],
  ['nonsense.txt', Buffer.from('what is this?'), 'Nothing could be read', undefined],
  ['examples/ready.json', undefined, 'Read as a saved application', 'Domain'],
  [
    'picture.png',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255, 254]),
    'Nothing could be read',
    undefined,
  ],
  [
    'domains.txt',
    Buffer.from('https://www.haitang.cn/\n例子.中国，qingmu.com'),
    'Read as a list of domains',
    'Domain',
  ],
] as const;

inBrowser('what is given to the page Application', () => {
  const { open } = useConsole();

  it('is read: sheets, Terraform, registries’ answers, applications, names; of nothing else anything is taken', async () => {
    const page = await open();
    for (const [file, buffer, told, label] of FILES) {
      await page.locator('input[type=file]').setInputFiles({
        name: file,
        mimeType: 'application/octet-stream',
        buffer: buffer ?? readFileSync(file),
      });
      await page.getByText(told).waitFor();
      if (label === undefined) {
        expect(await page.locator('aside').count(), file).toBe(0);
        continue;
      }
      await page.getByLabel(label, { exact: true }).first().waitFor();
      await page.getByRole('button', { name: 'Begin anew' }).click();
      await page.getByRole('button', { name: 'Fill in by hand' }).waitFor();
    }
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
