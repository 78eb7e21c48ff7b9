/** XLSX files that are made for tests, as sheet programs write them. */
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGES = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

type Cell = string | number | { date: number };

/** A file of rows with text, numbers and dates (style 1). */
export function xlsxOf(rows: SheetRows): Promise<Buffer> {
  return xlsxWith(xmlOf(rows));
}

/** A file of several sheets, by name: their rows, or their XML. */
export function workbookOf(
  sheets: readonly (readonly [name: string, rows: SheetRows | string])[],
): Promise<Buffer> {
  return zipped(
    sheets.map(([name, rows], at) => ({
      name,
      place: `worksheets/sheet${at + 1}.xml`,
      sheetData: typeof rows === 'string' ? rows : xmlOf(rows),
    })),
    [],
  );
}

type SheetRows = readonly (readonly Cell[])[];

function xmlOf(rows: SheetRows): string {
  return rows
    .map(
      (cells, y) =>
        `<row r="${y + 1}">${cells.map((each, x) => cellOf(each, `${'ABCDEFGH'[x]}${y + 1}`)).join('')}</row>`,
    )
    .join('');
}

function cellOf(value: Cell, at: string): string {
  if (typeof value === 'string') return `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  return typeof value === 'number'
    ? `<c r="${at}"><v>${value}</v></c>`
    : `<c r="${at}" s="1"><v>${value.date}</v></c>`;
}

/** A file whose first sheet, at `place` below xl/, holds the given XML; `strings` are its shared ones. */
export function xlsxWith(
  sheetData: string,
  strings: readonly string[] = [],
  place = 'worksheets/sheet1.xml',
): Promise<Buffer> {
  return zipped([{ name: '域名', place, sheetData }], strings);
}

type SheetPart = { name: string; place: string; sheetData: string };

async function zipped(sheets: readonly SheetPart[], strings: readonly string[]): Promise<Buffer> {
  const each = (write: (sheet: SheetPart, id: string, number: number) => string) =>
    sheets.map((sheet, at) => write(sheet, `s${at + 1}`, at + 1)).join('');
  const files = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGES}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGES}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each(({ name }, id, number) => `<sheet name="${name}" sheetId="${number}" r:id="${id}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGES}/relationships">${each(({ place }, id) => `<Relationship Id="${id}" Type="${OFFICE}/worksheet" Target="${place}"/>`)}<Relationship Id="r2" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="r3" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings.map((each) => `<si><t>${each}</t></si>`).join('')}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ place, sheetData }) => [
        `xl/${place}`,
        `<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData></worksheet>`,
      ]),
    ),
  };
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files))
    zip.addBuffer(Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${content}`), name);
  zip.end();
  return buffer(zip.outputStream);
}
