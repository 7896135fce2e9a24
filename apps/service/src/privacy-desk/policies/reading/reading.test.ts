import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { type ProblemError, policyTextLimits } from '#contract';
import { readPolicyFile } from './index.ts';
import { textOfPdf } from './pdf.ts';

const zh = `隐私政策\n\n本政策说明我们如何处理您的个人信息，以及您有哪些权利。\n`;
const en = 'Privacy policy\n\nThis policy says how we handle personal data and which rights you have.\n';
const utf8 = (text: string) => new TextEncoder().encode(text);
const refusal = async (bytes: Uint8Array, language = 'zh') => {
  const { problem } = await readPolicyFile(bytes, language).then(
    () => ({ problem: { code: 'read', fields: {} as Record<string, string> } }),
    (error: ProblemError) => error,
  );
  return problem.code === 'input' ? problem.fields?.file : problem.code;
};

async function pdfOf(lines: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage();
  for (const [at, line] of lines.entries()) page.drawText(line, { x: 50, y: 700 - at * 20, size: 12, font });
  return document.save();
}

describe('S8.2 the operator’s own text', () => {
  it('is read from UTF-8, UTF-16 and GB18030, with its first line as title', async () => {
    const gb = Buffer.from('d2fecbbdd5fed6df', 'hex');
    const gbText = Buffer.concat([gb, Buffer.from('\n\n'), ...Array.from({ length: 8 }, () => gb)]);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(zh, 'utf16le')]);
    for (const bytes of [utf8(zh), utf8(`\ufeff# ${zh}`), utf16])
      expect(await readPolicyFile(bytes, 'zh')).toMatchObject({ title: '隐私政策', body: `# ${zh}` });
    expect((await readPolicyFile(gbText, 'zh')).title).toMatch(/^隐私政/);
  });

  it('keeps words and emphasis, and nothing that is no word: no HTML, link, picture, script or hidden character', async () => {
    const hostile = `${en}<script>alert(1)</script><img src=x onerror=alert(1)>\n[link](javascript:alert(1)) ![p](http://x/y)\n* item\n### Deep\n**right** __kind__ a\u202eb\u0007c\n`;
    const { body } = await readPolicyFile(utf8(hostile), 'en');
    expect(body).not.toMatch(/<|alert\(1\)<|onerror|\u202e|!\[/);
    expect(body).toContain('- item');
    expect(body).toContain('## Deep');
    expect(body).toContain('**right** __kind__ abc');
  });

  it('is refused in clear words where it is empty, in another encoding, no text, or too long', async () => {
    expect(await refusal(utf8(''))).toBe('empty');
    expect(await refusal(utf8('  \n # \n'))).toBe('empty');
    expect(await refusal(Buffer.from('Datenschutzerkl\u00e4rung, wie sie fr\u00fcher war', 'latin1'), 'de')).toBe(
      'encoding',
    );
    expect(await refusal(Buffer.from([0x50, 0x4b, 3, 4, 1, 2]))).toBe('file-type');
    expect(await refusal(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]))).toBe('file-type');
    expect(await refusal(utf8('a'.repeat(policyTextLimits.characters + 1)))).toBe('file-too-large');
  });

  it('is read from the words of a PDF; one without words, or broken, says so', { timeout: 60_000 }, async () => {
    const read = await readPolicyFile(await pdfOf(['Privacy policy', 'This policy says how we handle data.']), 'en');
    expect(read.body).toContain('This policy says how we handle data.');
    expect(await refusal(await pdfOf([]))).toBe('empty');
    expect(await refusal(utf8('%PDF-1.7\nnothing of a PDF follows'))).toBe('file-broken');
  });

  it('takes little time: what reads a PDF is ended when its time is up', async () => {
    const bytes = await pdfOf(['Privacy policy']);
    await expect(textOfPdf(bytes, { timeMs: 1, memoryMb: 256 })).rejects.toThrow('file-too-large');
  });
});
